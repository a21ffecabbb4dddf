using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Storage;

/// <summary>--help: what can be typed behind the command, instead of serving.</summary>
public sealed class HelpCommand
{
    private static readonly string[] Asked = ["--help", "-h", "-?"];

    private const string Text = """
        CxMaturity serves its pages and prints the link to them. It takes, in any order:

          --urls http://localhost:PORT     another port
          --demo                           an invented organisation with a year of results, to look around in
          --SECTION:NAME VALUE             any setting; content/running-it.en.md lists them

        Instead of serving:

          --backup FILE [--overwrite]      everything into one file
          --restore FILE [--replace]       everything back from it
          --take-out ORGANISATION FILE     one organisation into an archive
          --bring-in FILE                  an archive into this installation
          --create-token ORGANISATION NAME [--write] [--days N]
                                           a token of the API, for automation
          --help                           this
        """;

    private HelpCommand()
    {
    }

    /// <summary>The command among the arguments; none where the app is to do something else.</summary>
    public static HelpCommand? In(string[] args) => args.Any(Asked.Contains) ? new() : null;

    public Task RunAsync()
    {
        StartUp.Say(Text);
        return Task.CompletedTask;
    }
}
