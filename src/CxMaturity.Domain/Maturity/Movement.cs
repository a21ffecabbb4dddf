namespace CxMaturity.Domain.Maturity;

/// <summary>Why a score moved between two results, in scale points; the parts add up to the whole.</summary>
/// <param name="Code">The dimension; <c>CORE</c> for the core score, the mean of the four foundations.</param>
/// <param name="Answers">The same units and role groups answered otherwise.</param>
/// <param name="Mix">Other shares of units among those who answered.</param>
/// <param name="Units">Units that only one of the results has.</param>
/// <param name="Groups">Role groups that only one of the results can show.</param>
/// <param name="Instrument">Another questionnaire version or other weights; none where both are the same.</param>
/// <param name="Fewest">People behind the smaller of both results.</param>
/// <param name="UnitsInMix">Whether units that came or went are counted in the mix, because too few people were in them.</param>
/// <param name="Merged">Whether small units were put together before answers and mix were told apart.</param>
public sealed record Movement(
    string Code, double Before, double After, double Answers, double Mix, double Units, double Groups, double Instrument, int Fewest,
    bool UnitsInMix = false, bool Merged = false)
{
    public double Whole => After - Before;

    public IReadOnlyList<double> Parts => [Answers, Mix, Units, Groups, Instrument];

    /// <summary>The mean of several measures, each part by itself.</summary>
    public static Movement MeanOf(string code, IReadOnlyCollection<Movement> all) => new(code, all.Average(each => each.Before), all.Average(each => each.After),
        all.Average(each => each.Answers), all.Average(each => each.Mix), all.Average(each => each.Units), all.Average(each => each.Groups),
        all.Average(each => each.Instrument), all.Min(each => each.Fewest), all.Any(each => each.UnitsInMix), all.Any(each => each.Merged));

    /// <summary>
    /// Rounded so that the parts still add up to the whole, and the whole to the difference of both scores: what is left over goes to the
    /// parts that rounding has moved most.
    /// </summary>
    public Movement Rounded(int decimals)
    {
        var step = Math.Pow(10, -decimals);
        var (before, after) = (Steps(Before), Steps(After));
        var parts = Parts.Select(part => part / step).ToArray();
        var steps = parts.Select(part => Math.Round(part, MidpointRounding.AwayFromZero)).ToArray();
        for (var left = after - before - steps.Sum(); left != 0; left -= Math.Sign(left))
        {
            // A part that is nothing stays nothing, unless there is no other.
            var most = Enumerable.Range(0, parts.Length).OrderBy(i => Math.Abs(Parts[i]) < 1e-9).ThenByDescending(i => Math.Sign(left) * (parts[i] - steps[i])).First();
            steps[most] += Math.Sign(left);
        }

        return this with
        {
            Before = Points(before), After = Points(after), Answers = Points(steps[0]), Mix = Points(steps[1]), Units = Points(steps[2]),
            Groups = Points(steps[3]), Instrument = Points(steps[4])
        };

        double Steps(double value) => Math.Round(value / step + 1e-7, MidpointRounding.AwayFromZero);

        double Points(double whole) => Math.Round(whole * step, decimals) + 0.0;
    }
}
