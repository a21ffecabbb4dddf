using System.Net;

namespace CxMaturity.Web.Tests.Organizations;

public sealed class AnOrganizationsUnits(CxHost host)
{
    [Fact]
    public async Task Are_added_changed_and_ended_by_forms_and_every_day_shows_them_as_they_were()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync()}";
        using var person = new Visitor(host);
        (await person.GoAsync($"{org}/units")).ShouldContain("No unit yet");

        await AddAsync("HQ", "Head office", "", "2025-01-01", "1", "2", "3");
        await AddAsync("EAST", "East", "HQ", "2025-01-01", "0", "1", "20");
        person.Here.ShouldBe($"{org}/units");
        await person.PostAsync($"{org}/units/edit?handler=headcount&unit=EAST", ("X", "0"), ("M", "1"), ("F", "30"), ("From", "2026-01-01"));
        await person.PostAsync($"{org}/units/edit?handler=rename&unit=east", ("De", "Ost und Mitte"), ("En", "East and centre"), ("From", "2026-01-01"));
        person.Here.ShouldBe($"{org}/units/edit?unit=EAST#rename");

        var before = await person.GoAsync($"{org}/units?asOf=2025-12-31");
        (before.Contains(">East<", StringComparison.Ordinal), before.Contains(">27<", StringComparison.Ordinal)).ShouldBe((true, true));
        var after = await person.GoAsync($"{org}/units?asOf=2026-01-01");
        (after.Contains(">East and centre<", StringComparison.Ordinal), after.Contains(">37<", StringComparison.Ordinal)).ShouldBe((true, true));
        (await person.GoAsync($"{org}/units?asOf=2024-12-31")).ShouldContain("On this day there was no unit.");

        (await person.PostAsync($"{org}/units/edit?handler=close&unit=HQ", ("From", "2026-06-30"))).ShouldContain("would stand below");
        person.Status.ShouldBe(HttpStatusCode.Conflict);
        person.Html.ShouldContain("value=\"2026-06-30\"", customMessage: "what was typed stays");
        await person.PostAsync($"{org}/units/edit?handler=move&unit=EAST", ("Parent", ""), ("From", "2026-02-01"));
        await person.PostAsync($"{org}/units/edit?handler=close&unit=HQ", ("From", "2026-06-30"));
        person.Status.ShouldBe(HttpStatusCode.OK);
        (await person.GoAsync($"{org}/units?asOf=2026-07-01")).ShouldNotContain("Head office");
        await person.GoAsync($"{org}/units/edit?unit=HQ");
        await person.PostAsync($"{org}/units/edit?handler=Reopen&unit=HQ");
        (await person.GoAsync($"{org}/units?asOf=2026-07-01")).ShouldContain("Head office");

        async Task AddAsync(string code, string name, string parent, string from, string x, string m, string f)
        {
            await person.GoAsync($"{org}/units/edit");
            await person.PostAsync($"{org}/units/edit?handler=Add", ("Code", code), ("En", name), ("Parent", parent), ("From", from), ("X", x), ("M", m), ("F", f));
            person.Status.ShouldBe(HttpStatusCode.OK, person.Html);
        }
    }

    [Fact]
    public async Task That_do_not_exist_are_not_found()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync()}";
        using var person = new Visitor(host);

        (await person.GoAsync($"{org}/units/edit?unit=NOPE")).ShouldContain("There is no unit");
        person.Status.ShouldBe(HttpStatusCode.NotFound);
        await person.GoAsync($"{org}/units");
        await person.PostAsync($"{org}/units/edit?handler=rename&unit=NOPE", ("En", "x"));
        person.Status.ShouldBe(HttpStatusCode.NotFound);
        await person.GoAsync($"{org}/units?asOf=soon");
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Come_from_a_pasted_list_that_is_looked_at_first()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync()}";
        using var person = new Visitor(host);
        await person.GoAsync($"{org}/units/import");

        var faults = await person.PostAsync($"{org}/units/import?handler=Take", ("List", "code;name;parent;X;M;F\nHQ;Zentrale;;1;2;3\nEAST;Ost;NOPE;0;0;9\na/b;x;;0;0;many"), ("From", "2026-01-01"));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        faults.ShouldContain("2 rows cannot be taken over");
        faults.ShouldContain("that another one could stand below");

        const string List = "EAST\tOst; \"Mitte\"\tHQ\t0\t0\t9\r\nHQ\tZentrale\t\t1\t2\t3\r\n\r\n";
        (await person.PostAsync($"{org}/units/import?handler=Look", ("List", List), ("From", "2026-01-01"))).ShouldContain("Take over</button>");
        (await api.SendAsync(HttpMethod.Get, $"/api/v1/organizations/{org[3..]}/units?asOf=2026-01-01")).GetProperty("units").GetArrayLength().ShouldBe(0, "looking changes nothing");
        var taken = await person.PostAsync($"{org}/units/import?handler=Take", ("List", List), ("From", "2026-01-01"));
        person.Here.ShouldBe($"{org}/units?asOf=2026-01-01");
        taken.ShouldContain("Ost; &quot;Mitte&quot;");
        await person.GoAsync($"{org}/units/import");
        (await person.PostAsync($"{org}/units/import?handler=Look", ("List", List), ("From", "2026-01-01"))).ShouldContain("Everything stands like this already.");
        (await person.PostAsync($"{org}/units/import?handler=Look", ("List", "HQ;Zentrale;;1;2;3"), ("From", "2026-05-01"), ("ClosesOthers", "true"))).ShouldContain("ends on 30/04/2026");
    }

    [Fact]
    public async Task Are_read_and_written_as_a_whole_by_programs()
    {
        using var api = new Situations(host);
        var units = $"/api/v1/organizations/{await api.OrganizationAsync()}/units";
        var tree = new
        {
            validFrom = "2026-01-01",
            units = new object[]
            {
                new { code = "EAST", name = new { de = "Ost", en = "East" }, parent = "HQ", headcount = new { X = 0, M = 1, F = 20 } },
                new { code = "HQ", name = new { en = "Head office" }, headcount = new { X = 1, M = 2, F = 3 } }
            }
        };

        var written = await api.SendAsync(HttpMethod.Put, units, tree);
        (await api.SendAsync(HttpMethod.Put, units, tree)).GetRawText().ShouldBe(written.GetRawText());

        var read = (await api.SendAsync(HttpMethod.Get, $"{units}?asOf=2026-03-01")).GetProperty("units");
        read.EnumerateArray().Select(unit => $"{unit.GetProperty("code")} {unit.GetProperty("parent")} {unit.GetProperty("validFrom")} {unit.GetProperty("headcount").GetProperty("f")} {unit.GetProperty("headcountOfSubtree").GetProperty("f")}")
            .ShouldBe(["HQ  2026-01-01 3 23", "EAST HQ 2026-01-01 20 20"]);
        (await api.SendAsync(HttpMethod.Get, $"{units}?asOf=2025-12-31")).GetProperty("units").GetArrayLength().ShouldBe(0);

        var half = new { validFrom = "2026-05-01", closeOthers = true, units = new[] { new { code = "HQ", headcount = new { X = 1, M = 2, F = 4 } } } };
        (await api.SendAsync(HttpMethod.Put, units, half)).GetProperty("units").GetArrayLength().ShouldBe(1);
        (await api.SendAsync(HttpMethod.Get, $"{units}?asOf=2026-04-30")).GetProperty("units").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Of_another_organization_are_nobody_elses()
    {
        using var api = new Situations(host);
        var (mine, theirs) = (await api.OrganizationAsync("Mine"), await api.OrganizationAsync("Theirs"));
        await api.SendAsync(HttpMethod.Put, $"/api/v1/organizations/{mine}/units", new { units = new[] { new { code = "HQ", name = new { en = "Head office" } } } });

        (await api.SendAsync(HttpMethod.Get, $"/api/v1/organizations/{theirs}/units")).GetProperty("units").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Stand_in_the_form_of_a_new_wave_which_may_ask_others()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        await api.SendAsync(HttpMethod.Put, $"/api/v1/organizations/{org}/units", new
        {
            validFrom = "2020-01-01",
            units = Enumerable.Range(0, 200).Select(i => new { code = $"U{i}", name = new { en = $"Unit {i}" }, headcount = new { X = 0, M = 1, F = i == 7 ? 77 : 5 } }).ToArray()
        });
        using var person = new Visitor(host);

        var form = await person.GoAsync($"/o/{org}/waves/new");
        form.ShouldContain("name=\"Units[199].Code\" value=\"U199\"");
        form.ShouldContain("name=\"Units[7].F\" type=\"number\" min=\"0\" max=\"1000000\" value=\"77\"");

        var fields = Enumerable.Range(0, 201).SelectMany(i => new[] { ($"Units[{i}].Code", i < 200 ? $"U{i}" : ""), ($"Units[{i}].De", i < 200 ? $"Unit {i}" : ""), ($"Units[{i}].En", ""), ($"Units[{i}].X", i < 200 ? "0" : ""), ($"Units[{i}].M", i < 200 ? "1" : ""), ($"Units[{i}].F", i < 200 ? "5" : "") })
            .Concat([("Questionnaire", $"{Situations.Executive} 1.0"), ("Mode", "trial"), ("go", "schedule")]).ToArray();
        await person.PostAsync($"/o/{org}/waves/new", fields);
        person.Here.ShouldMatch($"^/o/{org}/waves/[0-9a-f-]+$");
    }
}
