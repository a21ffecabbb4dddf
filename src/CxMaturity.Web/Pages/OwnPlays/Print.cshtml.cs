using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>The plays of an organisation's playbook on paper, one after the other.</summary>
[Needs(Right.SeeActions)]
public sealed class PrintModel(Playbooks playbooks, OrganizationKeeping organizations) : PlaybookModel(playbooks, organizations);
