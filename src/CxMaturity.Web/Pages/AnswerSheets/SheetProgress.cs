using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.AnswerSheets;

public enum PageState
{
    New,
    Begun,
    Complete
}

/// <summary>How far one page of a sheet has come.</summary>
public sealed record PageProgress(AnswerPage Page, int Answered, int Asked)
{
    public PageState State => Answered == 0 ? PageState.New : Answered < Asked ? PageState.Begun : PageState.Complete;

    public static IReadOnlyList<PageProgress> Of(OpenedSheet opened) =>
    [
        .. AnswerPages.For(opened.Questionnaire, opened.Sheet.Audience, opened.Sheet.Seed)
            .Select(page => new PageProgress(page, page.Items.Count(opened.Sheet.Has), page.Items.Count()))
    ];
}
