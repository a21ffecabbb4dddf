using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Embedded;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CarryingBinaries : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = TestPostgres.NewFolder("carried");

    private string Native => Path.Combine(_folder, "package", "native");

    private string Library => Path.Combine(Native, "lib", "libpq.so.5");

    public CarryingBinaries()
    {
        Directory.CreateDirectory(Path.Combine(Native, "bin"));
        Directory.CreateDirectory(Path.Combine(Native, "lib"));
        File.WriteAllText(Path.Combine(Native, "bin", "initdb"), "program");
        File.WriteAllText(Path.Combine(Native, "lib", "libpq.so.5.18"), "library");
        File.WriteAllText(
            Path.Combine(Native, "pg-symlinks.json"),
            """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""");
    }

    [Fact]
    public void The_links_that_the_package_only_names_are_made_once()
    {
        CarriedBinaries.Link(Native);
        CarriedBinaries.Link(Native);

        new FileInfo(Library).LinkTarget.ShouldBe("libpq.so.5.18");
        File.ReadAllText(Library).ShouldBe("library");
    }

    [Fact]
    public void Binaries_below_a_closed_folder_are_copied_to_where_every_account_reaches_them()
    {
        CarriedBinaries.Link(Native);
        File.SetUnixFileMode(Path.Combine(Native, "bin", "initdb"), OwnerOnly);
        File.SetUnixFileMode(Path.Combine(_folder, "package"), OwnerOnly);
        var said = new List<string>();

        var carried = new PostgresBinaries(Path.Combine(Native, "bin"), 18, "18.4");
        var reachable = CarriedBinaries.WithinReach(carried, said.Add, Path.Combine(_folder, "shared", "binaries"));
        CarriedBinaries.WithinReach(carried, said.Add, Path.Combine(_folder, "shared", "binaries")).ShouldBe(reachable);

        reachable.Folder.ShouldBe(Path.Combine(_folder, "shared", "binaries", "18.4", "bin"));
        ServerAccount.ClosedFolderAbove(reachable.InitDb).ShouldBeNull();
        File.GetUnixFileMode(reachable.InitDb).HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead).ShouldBeTrue();
        new FileInfo(Path.Combine(reachable.Folder, "..", "lib", "libpq.so.5")).LinkTarget.ShouldBe("libpq.so.5.18");
        said.Count.ShouldBe(1);
    }

    [Fact]
    public void Binaries_that_every_account_reaches_stay_where_they_are()
    {
        var carried = new PostgresBinaries("/usr/bin", 18, "18.4");

        CarriedBinaries.WithinReach(carried, _ => { }).ShouldBe(carried);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
