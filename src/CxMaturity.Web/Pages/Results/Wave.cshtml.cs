using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;

namespace CxMaturity.Web.Pages.Results;

/// <summary>The result of a wave, from closing on: the level, what holds it back, how sure all of it is.</summary>
[Needs(Right.SeeResults)]
public sealed class WaveModel(ResultPages pages) : ResultPageModel(pages);
