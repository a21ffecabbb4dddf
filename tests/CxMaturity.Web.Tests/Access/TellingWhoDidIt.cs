using CxMaturity.Domain.Access;
using Npgsql;

namespace CxMaturity.Web.Tests.Access;

/// <summary>Whose doing an event was stands beside it, except where people answer.</summary>
public sealed class TellingWhoDidIt(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_the_account_and_never_one_that_answers()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(mode: "named");
        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 3);

        (await AuthorsAsync(wave.Org, "wave_scheduled", "wave_opened")).ShouldBe([(await host.FirstIdAsync()).ToString()]);
        (await AuthorsAsync(wave.Org, "answer_sheet_opened", "question_answered")).ShouldBe([""]);
    }

    [Fact]
    public async Task Keeps_names_out_of_events()
    {
        using var api = new Situations(host);
        using var person = await Person.InvitedAsync(host, await api.OrganizationAsync(), [Role.Executive]);

        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) from cx.mt_events where data::text || coalesce(user_name, '') ilike '%' || $1 || '%'", connection);
        command.Parameters.Add(new() { Value = person.UserName });
        ((long)(await command.ExecuteScalarAsync(Ct))!).ShouldBe(0);
    }

    private async Task<string[]> AuthorsAsync(string tenant, params string[] types)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select distinct coalesce(user_name, '') from cx.mt_events where tenant_id = $1 and type = any($2)", connection);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = types });
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var authors = new List<string>();
        while (await reader.ReadAsync(Ct))
            authors.Add(reader.GetString(0));
        return [.. authors];
    }
}
