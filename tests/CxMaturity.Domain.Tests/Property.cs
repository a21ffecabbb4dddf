using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CxMaturity.Domain.Tests;

/// <summary>What must hold for every generated case; always the same cases, so that a failure is seen again.</summary>
public static class Property
{
    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260302, 7), FSharpOption<int>.None)))
        .WithQuietOnSuccess(true);

    public static void Holds<T>(Gen<T> cases, Action<T> assertion, int times = 100) =>
        Check.One(Config.WithMaxTest(times), Prop.ForAll(Arb.From(cases), assertion));
}
