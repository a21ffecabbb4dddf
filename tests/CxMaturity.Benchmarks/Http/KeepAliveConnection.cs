using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CxMaturity.Benchmarks.Http;

/// <summary>An answer as the measuring side needs it.</summary>
public readonly record struct Answered(int Status, string? Location, string? Cookie, string Body);

/// <summary>
/// One HTTP/1.1 connection that stays open and sends one request after the other. It does as little as possible, because what it
/// costs is taken from the host that it measures.
/// </summary>
public sealed class KeepAliveConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string host;
    private byte[] buffer = new byte[256 * 1024];

    private KeepAliveConnection(string host) => this.host = host;

    public static async Task<KeepAliveConnection> OpenAsync(Uri address)
    {
        var connection = new KeepAliveConnection($"localhost:{address.Port}");
        await connection.socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>Sends a request and reads the whole answer; the body becomes text only where it is asked for.</summary>
    public async Task<Answered> SendAsync(string method, string path, string? body = null, string type = "application/json", string? cookie = null, bool readBody = false)
    {
        var head = new StringBuilder(256).Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: ").Append(host).Append("\r\nAccept-Language: en\r\n");
        if (cookie is not null)
            head.Append("Cookie: ").Append(cookie).Append("\r\n");
        if (body is not null)
            head.Append("Content-Type: ").Append(type).Append("\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        else if (method != "GET")
            head.Append("Content-Length: 0\r\n");
        head.Append("\r\n").Append(body);
        await socket.SendAsync(Encoding.UTF8.GetBytes(head.ToString()));
        return await ReceiveAsync(readBody);
    }

    public void Dispose() => socket.Dispose();

    private async Task<Answered> ReceiveAsync(bool readBody)
    {
        var (filled, endOfHead) = (0, -1);
        while (endOfHead < 0)
        {
            filled += await MoreAsync(filled);
            endOfHead = buffer.AsSpan(0, filled).IndexOf(EndOfHead);
        }

        var head = Encoding.ASCII.GetString(buffer, 0, endOfHead + 2);
        var start = endOfHead + EndOfHead.Length;
        var body = new StringBuilder();
        if (Header(head, "Content-Length") is { } length)
        {
            var end = start + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
            while (filled < end)
                filled += await MoreAsync(filled);
            if (readBody)
                body.Append(Encoding.UTF8.GetString(buffer, start, end - start));
        }
        else if (Header(head, "Transfer-Encoding") is "chunked")
        {
            await ReadChunksAsync(start, filled, readBody ? body : null);
        }

        return new(int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), Header(head, "Location"), Cookies(head), body.ToString());
    }

    private async Task ReadChunksAsync(int at, int filled, StringBuilder? body)
    {
        while (true)
        {
            int lineEnd;
            while ((lineEnd = buffer.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0)
                filled += await MoreAsync(filled);
            if (!Utf8Parser.TryParse(buffer.AsSpan(at, lineEnd), out int size, out _, 'x'))
                throw new IOException("The host sent a chunk without a size.");
            var (from, to) = (at + lineEnd + 2, at + lineEnd + 2 + size);
            while (filled < to + 2)
                filled += await MoreAsync(filled);
            if (size == 0)
                return;
            body?.Append(Encoding.UTF8.GetString(buffer, from, size));
            at = to + 2;
        }
    }

    private async Task<int> MoreAsync(int filled)
    {
        if (filled == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
        return read > 0 ? read : throw new IOException("The host closed the connection.");
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf($"\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var from = at + name.Length + 3;
        return head[from..head.IndexOf('\r', from)];
    }

    private static string? Cookies(string head)
    {
        var pairs = head.Split("\r\n").Where(line => line.StartsWith("Set-Cookie: ", StringComparison.OrdinalIgnoreCase)).Select(line => line["Set-Cookie: ".Length..].Split(';')[0]).ToArray();
        return pairs.Length == 0 ? null : string.Join("; ", pairs);
    }
}
