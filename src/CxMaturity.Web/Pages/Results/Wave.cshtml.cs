namespace CxMaturity.Web.Pages.Results;

/// <summary>The result of a wave, from closing on: the level, what holds it back, how sure all of it is.</summary>
public sealed class WaveModel(ResultPages pages) : ResultPageModel(pages);
