using System.Globalization;
using CxMaturity.Web.Library;
using Microsoft.Extensions.Localization;

namespace CxMaturity.Web.Hosting;

/// <summary>
/// The texts of the pages, in Swiss spelling where an organisation writes so. Only our own words change: what people have typed stands in
/// the gaps and stays as it is.
/// </summary>
internal sealed class SwissTexts(IStringLocalizerFactory factory) : IStringLocalizer<Texts>
{
    private readonly IStringLocalizer texts = factory.Create(typeof(Texts));

    public LocalizedString this[string name] => SwissSpelling.IsOn ? Spelt(texts[name]) : texts[name];

    public LocalizedString this[string name, params object[] arguments] => SwissSpelling.IsOn && texts[name] is { ResourceNotFound: false } found
        ? new(name, string.Format(CultureInfo.CurrentCulture, SwissSpelling.Of(found.Value), arguments))
        : texts[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

    private static LocalizedString Spelt(LocalizedString text) => new(text.Name, SwissSpelling.Of(text.Value), text.ResourceNotFound, text.SearchedLocation);
}
