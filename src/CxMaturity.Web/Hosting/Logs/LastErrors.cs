using System.Collections.Concurrent;

namespace CxMaturity.Web.Hosting.Logs;

/// <summary>A warning or an error as the operations page shows it; what happens again is counted, not repeated.</summary>
public sealed record LoggedError(DateTimeOffset First, DateTimeOffset Last, int Times, LogLevel Level, string Category, string Sentence, string? Fault)
{
    internal bool IsSame(LoggedError other) =>
        Level == other.Level && Category == other.Category && Sentence == other.Sentence && Fault == other.Fault;
}

/// <summary>
/// The last warnings and errors of this process, kept in memory. Sentences of others are kept without the values in them, faults by their
/// kind alone: either could hold what somebody has typed.
/// </summary>
[ProviderAlias("LastErrors")]
public sealed class LastErrors(TimeProvider clock) : ILoggerProvider
{
    public const int Most = 50;

    private const string Ours = "CxMaturity.";
    private const string Template = "{OriginalFormat}";

    private readonly ConcurrentDictionary<string, ILogger> loggers = new();
    private readonly LinkedList<LoggedError> kept = new();
    private readonly Lock gate = new();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<LoggedError> Newest
    {
        get
        {
            lock (gate)
                return [.. kept];
        }
    }

    public ILogger CreateLogger(string categoryName) => loggers.GetOrAdd(categoryName, category => new Ear(this, category));

    public void Dispose()
    {
    }

    private void Keep(LogLevel level, string category, string sentence, string? fault)
    {
        var now = clock.GetUtcNow();
        var error = new LoggedError(now, now, 1, level, category, sentence, fault);
        lock (gate)
        {
            if (kept.FirstOrDefault(error.IsSame) is { } before)
            {
                kept.Remove(before);
                error = error with { First = before.First, Times = before.Times + 1 };
            }

            kept.AddFirst(error);
            if (kept.Count > Most)
                kept.RemoveLast();
        }
    }

    private static string SentenceOf<TState>(string category, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        category.StartsWith(Ours, StringComparison.Ordinal) ? formatter(state, exception)
        : (state as IReadOnlyList<KeyValuePair<string, object?>>)?.LastOrDefault(value => value.Key == Template).Value as string ?? "–";

    private static string? FaultOf(Exception? exception) => exception switch
    {
        null => null,
        System.Data.Common.DbException { SqlState: { } state } => $"{exception.GetType().Name} {state}",
        { InnerException: { } inner } => $"{exception.GetType().Name}: {FaultOf(inner)}",
        _ => exception.GetType().Name
    };

    private sealed class Ear(LastErrors errors, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            errors.Keep(logLevel, category, SentenceOf(category, state, exception, formatter), FaultOf(exception));
        }
    }
}

public static class LastErrorsRegistration
{
    public static ILoggingBuilder AddLastErrors(this ILoggingBuilder logging)
    {
        logging.Services.AddSingleton<LastErrors>();
        logging.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<LastErrors>());
        return logging;
    }
}
