namespace CxMaturity.Web.Excel;

/// <summary>How a cell looks; the numbers among them carry their number format.</summary>
public enum CellLook
{
    Plain,
    Wrapped,
    Bold,
    Muted,
    Title,
    Header,
    NumberHeader,
    Whole,
    Index,

    /// <summary>Two decimals, for scores that nobody rounded.</summary>
    Score,

    /// <summary>One or two decimals: a score is shown as it was rounded.</summary>
    RoundedScore,
    Percent,
    Weight,
    Moment,

    /// <summary>A reason that stands where a number would.</summary>
    Reason,

    /// <summary>Numbers of a sheet that is read rather than calculated with; they stand left, as the texts around them do.</summary>
    LeftWhole,
    LeftIndex,
    LeftPercent,

    /// <summary>The row that a reader must not miss.</summary>
    Key,
    KeyNote,
    KeyWhole,
    KeyScore,
    KeyRoundedScore
}

/// <summary>A typed cell: text that stays text, or a number that stays a number.</summary>
public readonly record struct SheetCell
{
    private SheetCell(string? text, double? number, CellLook look) => (Text, Number, Look) = (text, number, look);

    public string? Text { get; }

    public double? Number { get; }

    public CellLook Look { get; }

    public static SheetCell Empty { get; } = new(null, null, CellLook.Plain);

    public static SheetCell Of(string text, CellLook look = CellLook.Wrapped) => new(text, null, look);

    public static SheetCell Of(double number, CellLook look) => new(null, number, look);

    /// <summary>Date and time as the clock of that offset showed it; cells know no time zone.</summary>
    public static SheetCell Of(DateTimeOffset moment) => new(null, moment.DateTime.ToOADate(), CellLook.Moment);
}
