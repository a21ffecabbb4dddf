using CxMaturity.Web.Access;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>What belongs to no organisation: names that nobody has, addresses that open to nobody, people before their first organisation.</summary>
[NeedsVisitor(VisitorIs.KeepsInstallation)]
public sealed class InstallationModel(AccessReader reader, AccessSettings settings) : AccessPage(reader, settings)
{
    public override string Place => "/access-log";

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(null, ct);
}
