using System.Collections.Concurrent;
using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Results;

/// <summary>How far the computing of a result has come.</summary>
public enum FixingStep
{
    /// <summary>The sums wait for the last answers.</summary>
    CatchingUp,

    /// <summary>Single sheets are read, for what sums cannot give.</summary>
    Reading,

    /// <summary>People are resampled for the drivers' intervals.</summary>
    Resampling,

    /// <summary>Scores, intervals and what may be shown of them.</summary>
    Scoring
}

/// <param name="Share">0–1 of this step.</param>
public sealed record FixingProgress(FixingStep Step, double Share);

/// <summary>The results that are being computed: the same one never twice at a time, and whoever asks meanwhile sees how far it is.</summary>
public sealed class ResultRuns(ILogger<ResultRuns> log)
{
    private sealed class Run
    {
        public Lazy<Task> Work { get; set; } = null!;

        public FixingProgress Progress { get; set; } = new(FixingStep.CatchingUp, 0);
    }

    private readonly ConcurrentDictionary<(Guid Wave, string AsIf), Run> runs = new();

    /// <summary>How far a run is; none where nothing runs.</summary>
    /// <param name="asIf">The version of the questionnaire that is scored by; none for the official result.</param>
    public FixingProgress? ProgressOf(Guid wave, string? asIf = null) => runs.TryGetValue((wave, asIf ?? ""), out var run) ? run.Progress : null;

    /// <summary>Starts computing, unless it runs already; nobody has to wait for it.</summary>
    public Task Begin(Guid wave, string? asIf, Func<Action<FixingProgress>, Task> compute)
    {
        var (key, mine) = ((wave, asIf ?? ""), new Run());
        mine.Work = new(() => Task.Run(async () =>
        {
            try
            {
                await compute(progress => mine.Progress = progress);
            }
            catch (Exception failure) when (failure is not RefusedException)
            {
                log.LogError(failure, "The result of wave {Wave} could not be computed; it is tried again when somebody asks for it.", wave);
                throw;
            }
            finally
            {
                runs.TryRemove(key, out _);
            }
        }));
        return runs.GetOrAdd(key, mine).Work.Value;
    }
}
