using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>What the store says to whoever runs it.</summary>
public sealed class Heard : ILoggerProvider, ILogger<EventStore>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Sentence)> said = new();

    public IEnumerable<string> Sentences => said.Where(one => one.Level >= LogLevel.Warning).Select(one => one.Sentence);

    public int Errors => said.Count(one => one.Level == LogLevel.Error);

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        said.Enqueue((logLevel, formatter(state, exception)));
}
