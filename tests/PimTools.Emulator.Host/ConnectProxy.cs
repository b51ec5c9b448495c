using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace PimTools.Emulator.Host;

/// <summary>A proxy that leads whoever asks for whatever host to one port on loopback, and may demand a name and a password.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private const int LongestHead = 16384;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _tunnels = new();
    private readonly string? _authorization;
    private readonly int _target;

    /// <param name="target">The port.</param>
    /// <param name="user">Whom it lets through, as <c>name:password</c>; null for everybody.</param>
    public ConnectProxy(int target, string? user)
    {
        _target = target;
        _authorization = user is null ? null : "Proxy-Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user));
        _listener.Start();
        _ = AcceptAllAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Tells where it was asked to lead, as <c>host:port</c>.</summary>
    public IReadOnlyCollection<string> Tunnels => _tunnels;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAllAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var caller = client;
        var stream = caller.GetStream();
        try
        {
            while (await ReadHeadAsync(stream) is { } head)
            {
                if (_authorization is null || head.Contains(_authorization, StringComparison.Ordinal))
                {
                    _tunnels.Enqueue(head.Split(' ')[1]);
                    await LeadAsync(stream);
                    return;
                }

                await WriteAsync(stream, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0");
            }
        }
        catch (Exception lost) when (lost is IOException or SocketException)
        {
            // Whoever hangs up wants nothing more.
        }
    }

    private async Task LeadAsync(NetworkStream caller)
    {
        using var service = new TcpClient();
        await service.ConnectAsync(IPAddress.Loopback, _target);
        var there = service.GetStream();
        await WriteAsync(caller, "200 Connection established");
        await await Task.WhenAny(caller.CopyToAsync(there), there.CopyToAsync(caller));
    }

    private static Task WriteAsync(NetworkStream stream, string head) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 " + head + "\r\n\r\n")).AsTask();

    /// <summary>The request line and the headers; null at the end. Byte by byte: what follows them is not the proxy's.</summary>
    private static async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (head.Length < LongestHead && await stream.ReadAsync(letter) > 0)
        {
            head.Append((char)letter[0]);
            if (letter[0] == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                return head.ToString();
            }
        }

        return null;
    }
}
