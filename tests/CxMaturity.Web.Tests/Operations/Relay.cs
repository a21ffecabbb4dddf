using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>The way to a database, which can be cut, blocked and opened again.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly List<Socket> open = [];
    private readonly IPEndPoint server;
    private readonly int port;
    private volatile TaskCompletionSource passage = Opened();
    private TcpListener? door;

    public Relay(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        server = new(IPAddress.Loopback, settings.Port);
        Open();
        port = ((IPEndPoint)door!.LocalEndpoint).Port;
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = port }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Nobody listens any more, and whoever was connected is cut off.</summary>
    public void Cut()
    {
        door!.Stop();
        lock (open)
        {
            open.ForEach(socket => socket.Dispose());
            open.Clear();
        }
    }

    /// <summary>Connections stay and take what is sent, and nothing comes through.</summary>
    public void Block() => passage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Unblock() => passage.TrySetResult();

    public void Open()
    {
        door = new(IPAddress.Loopback, port);
        door.Start();
        _ = LetInAsync(door);
    }

    public ValueTask DisposeAsync()
    {
        Unblock();
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task LetInAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var (caller, called) = (await listener.AcceptSocketAsync(), new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
                lock (open)
                    open.AddRange([caller, called]);
                await called.ConnectAsync(server);
                _ = PumpAsync(caller, called);
                _ = PumpAsync(called, caller);
            }
        }
        catch (Exception shut) when (shut is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await passage.Task;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception shut) when (shut is SocketException or ObjectDisposedException)
        {
            // Cut.
        }

        from.Dispose();
        to.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
