namespace CxMaturity.Web.Pages.Demo;

/// <summary>Whether the app was started to be looked at.</summary>
public sealed class DemoShowing
{
    public bool IsOn { get; set; }
}
