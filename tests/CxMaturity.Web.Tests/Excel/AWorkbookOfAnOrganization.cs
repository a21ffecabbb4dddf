using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Web.Excel;

namespace CxMaturity.Web.Tests.Excel;

public sealed class AWorkbookOfAnOrganization
{
    private static readonly ResultsWorkbookContent Content = Waves.Content(SmallQuestionnaire.Full, Waves.Complete(SmallQuestionnaire.Full, Disclosure.OfGroups));

    [Fact]
    public void Carries_its_footer_beside_its_name()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Content with { Footer = "Streng vertraulich" }, Language.De));

        workbook.Text("Übersicht", $"C{workbook.RowOf("Übersicht", "B", "Musterhaus")}").ShouldBe("Streng vertraulich");
        workbook.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void Is_spelt_as_in_Switzerland_where_that_is_wished()
    {
        using var german = new ReadBack(ResultsWorkbook.Of(Content, Language.De));
        using var swiss = new ReadBack(ResultsWorkbook.Of(Content with { SwissSpelling = true }, Language.De));

        german.Parts().ShouldContain(part => part.Text.Contains('ß', StringComparison.Ordinal));
        swiss.Parts().ShouldNotContain(part => part.Text.Contains('ß', StringComparison.Ordinal));
        swiss.Faults().ShouldBeEmpty();
    }
}
