using CxMaturity.Domain;
using CxMaturity.Web.Excel;

namespace CxMaturity.Web.Tests.Organizations;

public sealed class AnOrganizationsLanguage(CxHost host)
{
    [Fact]
    public async Task Is_spoken_to_whoever_has_chosen_none_on_answer_pages_too()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var org = $"/o/{wave.Org}";
        using var person = new Visitor(host, "en");
        await person.GoAsync($"{org}/branding");
        var german = await person.PostAsync($"{org}/branding?handler=Look", ("Accent", ""), ("Speaks", "de"));
        german.ShouldContain("<html lang=\"de\">");

        var field = await person.GoAsync($"{org}/waves/{wave.Id}");
        (await person.GoAsync(System.Text.RegularExpressions.Regex.Match(field, "/o/[^\"]+/join/[a-z0-9]+").Value)).ShouldContain("<html lang=\"de\">");
        (await person.PostAsync(person.Here)).ShouldContain("<html lang=\"de\">");
        (await person.GoAsync("/questionnaires")).ShouldContain("<html lang=\"en\">", customMessage: "elsewhere the browser's wish counts");
        (await person.GoAsync($"/o/{Guid.NewGuid()}")).ShouldContain("<html lang=\"en\">");

        await person.GoAsync("/questionnaires");
        await person.PostAsync("/language", ("language", "en"), ("returnUrl", org));
        person.Html.ShouldContain("<html lang=\"en\">", customMessage: "who has chosen is heard");
    }

    [Fact]
    public async Task Is_Swiss_where_that_is_wished_and_only_there()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(units: [new { code = "HQ", name = new { de = "Zentrale", en = "Head office" }, headcount = new { X = 4321, M = 5, F = 5 } }]);
        var (org, other) = ($"/o/{wave.Org}", $"/o/{await api.OrganizationAsync("Gießerei Preßnitz")}");
        using var person = new Visitor(host, "de");
        (await person.GoAsync($"{other}/branding")).ShouldContain("Fu&#xDF;zeile");
        await person.GoAsync($"{org}/branding");

        var swiss = await person.PostAsync($"{org}/branding?handler=Look", ("Accent", ""), ("Speaks", ""), ("Swiss", "true"));

        swiss.ShouldContain("<html lang=\"de-CH\">");
        swiss.ShouldContain("Fusszeile");
        swiss.ShouldNotContain("&#xDF;zeile");
        var field = await person.GoAsync($"{org}/waves/{wave.Id}");
        field.ShouldContain("4&#x2019;321");
        var join = System.Text.RegularExpressions.Regex.Match(field, "/o/[^\"]+/join/[a-z0-9]+").Value;
        (await person.GoAsync(join)).ShouldContain("<html lang=\"de-CH\">");
        (await person.PostAsync(person.Here)).ShouldContain("<html lang=\"de-CH\">");
        (await person.GoAsync(other)).ShouldContain("<html lang=\"de\">");
        (await person.GoAsync("/questionnaires")).ShouldContain("<html lang=\"de\">");

        // What people have typed stays as they typed it.
        await person.GoAsync($"{other}/branding");
        await person.PostAsync($"{other}/branding?handler=Look", ("Accent", ""), ("Swiss", "true"));
        (await person.GoAsync(other)).ShouldContain("Gie&#xDF;erei Pre&#xDF;nitz");

        using var english = new Visitor(host, "en");
        (await english.GoAsync(org)).ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public void Spells_texts_of_pages_and_workbooks_alike()
    {
        new WorkbookTexts(Language.De, swiss: true).In(new("Größe und Maß", "Size")).ShouldBe("Grösse und Mass");
        new WorkbookTexts(Language.De, swiss: false).In(new("Größe und Maß", "Size")).ShouldBe("Größe und Maß");
    }
}
