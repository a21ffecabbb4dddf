using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Pages.Exchange;
using CxMaturity.Web.Pages.Initiatives;

namespace CxMaturity.Web.Tests.Pages.Exchange;

/// <summary>Files that come back from other tools: looked at first, then taken row by row.</summary>
public sealed class TakingAStatusBack(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Moves_the_board_and_the_next_file_names_what_the_tool_calls_it()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var (begun, ready, idea) = (await exchange.Board.InProgressAsync("Shorter letters"), await exchange.Board.ReadyAsync(), await exchange.Board.ProposedAsync("An idea"));
        var exported = await exchange.RowsAsync("format=jira");
        var statuses = new Dictionary<string, string> { [AnExchange.IdOf(begun)] = "Done", [AnExchange.IdOf(ready)] = "In Progress", [AnExchange.IdOf(idea)] = "To Do" };
        var file = "Summary,Issue key,Status,Labels,Labels,Due date\r\n" + string.Join("\r\n", exported.Select((row, i) =>
            $"\"{row["Summary"]}\",CX-{i + 1},{statuses[row["External ID"]]},urgent,{row["External ID"]},2030-04-0{i + 1}"));

        var preview = AnExchange.TextOf(await exchange.LookAsync(file));

        exchange.Board.Person.Status.ShouldBe(HttpStatusCode.OK, preview);
        preview.ShouldContain("In progress → Checking effect");
        preview.ShouldContain("3 rows change something");
        preview.ShouldContain("an initiative is done only when its effect was checked");
        (await exchange.Board.FindAsync(begun)).Column.ShouldBe(BoardColumn.InProgress, "looking changes nothing");

        var taken = AnExchange.TextOf(await exchange.TakeAsync());

        taken.ShouldContain("3 initiatives were changed.");
        (await exchange.Board.FindAsync(begun)).Column.ShouldBe(BoardColumn.CheckingEffect);
        (await exchange.Board.FindAsync(ready)).Column.ShouldBe(BoardColumn.InProgress);
        (await exchange.Board.FindAsync(idea)).ShouldSatisfyAllConditions(card => card.Column.ShouldBe(BoardColumn.Idea), card => card.Due!.Value.Month.ShouldBe(4));
        var next = await exchange.RowsAsync("format=jira");
        next.Select(row => row["Issue Key"]).ShouldBe(["CX-1", "CX-2", "CX-3"], ignoreOrder: true);
        next.Select(row => row["External ID"]).ShouldBe(exported.Select(row => row["External ID"]), ignoreOrder: true);
        (await exchange.RowsAsync("format=azuredevops")).ShouldAllBe(row => !row.ContainsKey("ID"));
    }

    [Fact]
    public async Task Of_a_first_import_teaches_the_keys_though_nothing_moves()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var (idea, finding) = (await exchange.Board.ProposedAsync("An idea"), await HandingOver.FindingAsync(exchange, "A finding", ""));
        var file = $"ID,Work Item Type,Title,State,Tags\n17,Issue,An idea,To Do,cxmaturity; {AnExchange.IdOf(idea)}\n18,Issue,A finding,Done,{AnExchange.IdOf(finding)}\n19,Issue,Theirs,Done,\n";

        var preview = AnExchange.TextOf(await exchange.LookAsync(file));
        preview.ShouldContain("0 rows change something, 0 are refused. 1 more row is not from here.");
        preview.ShouldContain("2 keys become known");
        preview.ShouldContain("a finding; what becomes of it is decided here");
        await exchange.TakeAsync();

        (await exchange.RowsAsync("format=azuredevops")).ToDictionary(row => row["ID"], row => row["State"]).ShouldBe(new Dictionary<string, string> { ["17"] = "To Do", ["18"] = "To Do" }, ignoreOrder: true);
        await exchange.LookAsync(file);
        exchange.Board.Person.Html.ShouldNotContain("name=\"rows\"", customMessage: "there is nothing to take a second time");
    }

    [Fact]
    public async Task With_half_of_the_rows_wrong_takes_the_good_ones_and_names_the_others()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        using var other = await AnExchange.OpenAsync(host);
        var (begun, twice, idea, foreign) = (await exchange.Board.InProgressAsync("Begun"), await exchange.Board.InProgressAsync("Twice"), await exchange.Board.ProposedAsync("Idea"), await other.Board.InProgressAsync("Foreign"));
        var second = await exchange.Board.InProgressAsync("Second");
        var file = $"""
            ID;Title;State;Due Date
            {AnExchange.IdOf(begun)};"Begun; with ""quotes""
            and a second line";Closed;
            {AnExchange.IdOf(twice)};Twice;Closed;
            {AnExchange.IdOf(twice)};Twice;Active;
            {AnExchange.IdOf(idea)};Idea;Doing;
            {AnExchange.IdOf(foreign)};Foreign;Closed;
            {AnExchange.IdOf(second)};Second;Doing;31.12.2030
            """;

        var preview = AnExchange.TextOf(await exchange.LookAsync(file));

        preview.ShouldContain("2 rows change something, 4 are refused.");
        preview.ShouldContain($"“{AnExchange.IdOf(twice)}” stands in the file more than once");
        preview.ShouldContain("Before an initiative can stand here");
        preview.ShouldContain($"There is no initiative “{AnExchange.IdOf(foreign)}” in this organisation.");
        preview.ShouldNotContain("Foreign", customMessage: "of another organisation nobody learns more than that");

        var taken = AnExchange.TextOf(await exchange.TakeAsync());

        taken.ShouldContain("2 initiatives were changed.");
        taken.ShouldContain("4 are refused.");
        (await exchange.Board.FindAsync(begun)).Column.ShouldBe(BoardColumn.CheckingEffect);
        (await exchange.Board.FindAsync(second)).Due.ShouldBe(new(2030, 12, 31));
        (await exchange.Board.FindAsync(twice)).Column.ShouldBe(BoardColumn.InProgress);
        (await other.Board.FindAsync(foreign)).Column.ShouldBe(BoardColumn.InProgress);
    }

    [Fact]
    public async Task Of_another_organisation_changes_nothing()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        using var other = await AnExchange.OpenAsync(host);
        var foreign = await other.Board.InProgressAsync("Foreign");
        var file = (await other.TextAsync("format=jira")).Replace("In Progress", "Done", StringComparison.Ordinal);

        var preview = AnExchange.TextOf(await exchange.LookAsync(file));
        preview.ShouldContain("0 rows change something, 1 is refused.");
        exchange.Board.Person.Html.ShouldNotContain("name=\"rows\"");
        await exchange.Board.Person.PostAsync($"{exchange.Path}/status?handler=Take", ("rows", $"\n2\t{AnExchange.IdOf(foreign)}\tDone\t\t\t\t"), ("lookedAt", exchange.Board.Keeping.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

        exchange.Board.Person.Status.ShouldBe(HttpStatusCode.OK);
        (await other.Board.FindAsync(foreign)).Column.ShouldBe(BoardColumn.InProgress);
    }

    [Theory]
    [InlineData(',', true)]
    [InlineData(';', true)]
    [InlineData('\t', false)]
    public async Task Reads_every_dialect(char separator, bool mark)
    {
        using var exchange = await AnExchange.OpenAsync(host, "de");
        var id = await exchange.Board.InProgressAsync("Größere Schrift");
        var text = $"Id{separator}Titel{separator}Status\r\n{AnExchange.IdOf(id)}{separator}\"Größere{separator} Schrift\"{separator}Erledigt\r\n";

        await exchange.LookAsync(mark ? [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)] : Encoding.Latin1.GetBytes(text));
        AnExchange.TextOf(exchange.Board.Person.Html).ShouldContain("In Arbeit → Wirkung prüfen");
        await exchange.TakeAsync();

        (await exchange.Board.FindAsync(id)).Column.ShouldBe(BoardColumn.CheckingEffect);
    }

    [Theory]
    [InlineData("en", "In progress", "2031-01-31")]
    [InlineData("de", "In Arbeit", "31.01.2031")]
    public async Task Reads_our_own_workbook_when_somebody_has_worked_in_it(string language, string status, string due)
    {
        using var exchange = await AnExchange.OpenAsync(host, language);
        var id = await exchange.Board.ReadyAsync("Fewer forms");
        await HandingOver.FindingAsync(exchange, "A finding", "");
        var workbook = await exchange.FileAsync("format=excel");

        AnExchange.TextOf(await exchange.LookAsync(workbook, "status.xlsx")).ShouldContain(language == "de" ? "0 Zeilen ändern etwas" : "0 rows change something");
        await exchange.LookAsync(Edited(workbook, ("Idee", status), ("Idea", status), ("2030-03-31", due)), "status.xlsx");
        await exchange.TakeAsync();

        (await exchange.Board.FindAsync(id)).ShouldSatisfyAllConditions(card => card.Column.ShouldBe(BoardColumn.InProgress), card => card.Due.ShouldBe(new(2031, 1, 31)));
    }

    [Fact]
    public async Task Reads_days_as_spreadsheets_count_them()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.InProgressAsync("Shorter letters");
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, "x", exchange.Board.Keeping.Now, "en-GB"))
            writer.Sheet("Sheet", [new("Tags", 10), new("State", 10), new("Due", 10)], sheet =>
            {
                sheet.Row(SheetCell.Of($"a; {AnExchange.IdOf(id)}"), SheetCell.Of("doing"), SheetCell.Of(new DateTime(2030, 5, 6).ToOADate(), CellLook.Whole));
                return [];
            });

        await exchange.LookAsync(stream.ToArray(), "days.xlsx");
        await exchange.TakeAsync();

        (await exchange.Board.FindAsync(id)).Due.ShouldBe(new(2030, 5, 6));
    }

    [Fact]
    public async Task Tells_whose_card_has_moved_since_the_file_was_written()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var (id, other) = (await exchange.Board.InProgressAsync("Shorter letters"), await exchange.Board.InProgressAsync("Fewer forms"));
        var workbook = await exchange.FileAsync("format=excel");
        await exchange.Board.Keeping.MoveAsync(exchange.Board.Org, id, BoardColumn.Scoped, CardPlace.Last, null, Ct);

        var preview = AnExchange.TextOf(await exchange.LookAsync(Edited(workbook, ("In progress", "Done")), "status.xlsx"));
        preview.ShouldContain("1 row changes something, 1 is refused.");
        preview.ShouldContain("“Shorter letters” was changed here on");

        await exchange.Board.Keeping.MoveAsync(exchange.Board.Org, other, BoardColumn.Scoped, CardPlace.Last, null, Ct);
        AnExchange.TextOf(await exchange.TakeAsync()).ShouldContain("“Fewer forms” was changed here on");
        (await exchange.Board.FindAsync(id)).Column.ShouldBe(BoardColumn.Scoped);
        (await exchange.Board.FindAsync(other)).Column.ShouldBe(BoardColumn.Scoped);
    }

    [Fact]
    public async Task Tells_whose_card_has_moved_since_the_preview()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.InProgressAsync("Shorter letters");

        await exchange.LookAsync($"Id,Status\n{AnExchange.IdOf(id)},Done");
        await exchange.Board.Keeping.MoveAsync(exchange.Board.Org, id, BoardColumn.Scoped, CardPlace.Last, null, Ct);

        AnExchange.TextOf(await exchange.TakeAsync()).ShouldContain("“Shorter letters” was changed here on");
        (await exchange.Board.FindAsync(id)).Column.ShouldBe(BoardColumn.Scoped);
    }

    [Fact]
    public async Task Stops_with_the_reason_that_was_given_for_it()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.InProgressAsync("Shorter letters");
        await exchange.LookAsync($"Id,Status\n{AnExchange.IdOf(id)},Won't Do");
        AnExchange.TextOf(exchange.Board.Person.Html).ShouldContain("0 rows change something, 1 is refused.");

        await exchange.TakeAsync("The team was dissolved.");

        (await exchange.Board.FindAsync(id)).ShouldSatisfyAllConditions(card => card.Column.ShouldBe(BoardColumn.Stopped), card => card.MoveReason.ShouldBe("The team was dissolved."));
    }

    [Fact]
    public async Task Refuses_a_row_with_a_title_of_ten_thousand_characters_a_strange_word_and_a_doubtful_day()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var (one, two, three, four) = (await exchange.Board.InProgressAsync("1"), await exchange.Board.InProgressAsync("2"), await exchange.Board.InProgressAsync("3"), await exchange.Board.ReadyAsync("4"));

        var preview = AnExchange.TextOf(await exchange.LookAsync($"""
            Id,Summary,Status,Due Date
            {AnExchange.IdOf(one)},{new string('a', 10_000)},Done,
            {AnExchange.IdOf(two)},Two,=cmd|<script>,
            {AnExchange.IdOf(three)},Three,Done,03/04/2030
            {AnExchange.IdOf(four)},Four,,
            """));

        preview.ShouldContain("0 rows change something, 4 are refused.");
        preview.ShouldContain("The title has more than 1000 characters");
        preview.ShouldContain("What “=cmd|<script>” means on the board is not known.");
        preview.ShouldContain("“03/04/2030” is no unambiguous day.");
        preview.ShouldContain("This row lacks the status.");
        exchange.Board.Person.Html.ShouldNotContain("<script>");
    }

    public static TheoryData<string, byte[]> NoTables => new()
    {
        { "empty", [] },
        { "text", "Hello"u8.ToArray() },
        { "no status", Encoding.UTF8.GetBytes("Id,Title\nCXM-0123456789,x") },
        { "nothing of ours", Encoding.UTF8.GetBytes("Id,Status\n1,Done") },
        { "bytes", [0, 1, 2, 3, 0, 255] },
        { "broken workbook", "PK\x03\x04 whatever"u8.ToArray() },
        { "zip that is no workbook", Zip() },
        { "too many rows", Encoding.UTF8.GetBytes("Id,Status\n" + string.Concat(Enumerable.Repeat("1,Done\n", TableFile.MostRows))) },
        { "too wide", Encoding.UTF8.GetBytes("Id,Status" + new string(',', TableFile.MostColumns)) },
        { "too large", new byte[TableFile.LargestFile + 1] }
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public async Task Refuses_what_is_no_such_table_with_a_sentence(string what, byte[] content)
    {
        using var exchange = await AnExchange.OpenAsync(host);

        var page = await exchange.LookAsync(content);

        exchange.Board.Person.Status.ShouldBe(HttpStatusCode.BadRequest, what);
        page.ShouldContain("role=\"alert\"");
        page.ShouldNotContain("name=\"rows\"");
    }

    [Fact]
    public async Task Refuses_a_small_workbook_that_unpacks_to_a_very_large_one()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        await exchange.Board.ProposedAsync("An idea");
        var bomb = Edited(await exchange.FileAsync("format=excel"), ("An idea", new string('a', 25_000_000)));
        bomb.Length.ShouldBeLessThan(TableFile.LargestFile);

        var page = await exchange.LookAsync(bomb, "status.xlsx");

        exchange.Board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("This is no table that can be read.");
    }

    [Fact]
    public async Task From_a_program_is_a_preview_until_it_is_to_be_taken()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.InProgressAsync("Shorter letters");
        using var api = new Situations(host);
        var path = $"/api/v1/organizations/{exchange.Board.Org}/actions/statuses";
        var rows = new[] { new { id = AnExchange.IdOf(id), status = "Done" }, new { id = "CXM-0000000000", status = "Done" } };

        using var looked = await api.Http.PostAsJsonAsync(path, new { rows }, Ct);
        (await looked.Content.ReadAsStringAsync(Ct)).ShouldContain("There is no initiative");
        (await exchange.Board.FindAsync(id)).Column.ShouldBe(BoardColumn.InProgress);
        using var taken = await api.Http.PostAsJsonAsync(path, new { rows, take = true }, Ct);

        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await exchange.Board.FindAsync(id)).Column.ShouldBe(BoardColumn.CheckingEffect);
    }

    [Fact]
    public void Knows_every_column_in_both_languages()
    {
        foreach (var (column, words) in new[]
        {
            (BoardColumn.Idea, new[] { "Idee", "Idea" }), (BoardColumn.Scoped, ["Geklärt", "Scoped"]), (BoardColumn.Ready, ["Bereit", "Ready"]), (BoardColumn.InProgress, ["In Arbeit", "In progress"]),
            (BoardColumn.CheckingEffect, ["Wirkung prüfen", "Checking effect", "Abgeschlossen", "Done"]), (BoardColumn.Stopped, ["Gestoppt", "Stopped"])
        })
            foreach (var word in words)
                StatusWords.Of(word).ShouldNotBeNull(word).To.ShouldBe(column, word);
    }

    [Theory]
    [InlineData("2030-03-04", 3, 4)]
    [InlineData("04.03.2030", 3, 4)]
    [InlineData("4.3.2030 17:40", 3, 4)]
    [InlineData("04/Mar/30 5:40 PM", 3, 4)]
    [InlineData("3/4/2030 5:40:12 PM", 3, 4)]
    [InlineData("25/12/2030", 12, 25)]
    [InlineData("12/25/2030", 12, 25)]
    [InlineData("47546", 3, 4)]
    public void Reads_a_day_as_tools_write_it(string text, int month, int day) => StatusDays.Day(text).ShouldBe(new DateOnly(2030, month, day));

    [Theory]
    [InlineData("03/04/2030")]
    [InlineData("tomorrow")]
    [InlineData("1066-10-14")]
    [InlineData("17")]
    public void Guesses_no_day(string text) => Should.Throw<Domain.RefusedException>(() => StatusDays.Day(text)).Key.ShouldBe("exchange.row_date");

    /// <summary>The workbook as somebody saves it who has typed something else into some cells of the first sheet.</summary>
    private static byte[] Edited(byte[] workbook, params (string Was, string Is)[] cells)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.First(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal) || entry.FullName.EndsWith("sheet.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(sheet.Open()))
                xml = reader.ReadToEnd();
            foreach (var (was, now) in cells)
                xml = xml.Replace($">{was}<", $">{now}<", StringComparison.Ordinal);
            using var writing = sheet.Open();
            writing.SetLength(0);
            using var writer = new StreamWriter(writing);
            writer.Write(xml);
        }

        return stream.ToArray();
    }

    private static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("nothing.txt");
        return stream.ToArray();
    }
}
