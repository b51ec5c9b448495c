using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Ingestion;

/// <summary>Sends rows to Azure Monitor, compressed (documented: "Logs Ingestion API in Azure Monitor").</summary>
internal sealed class IngestionClient : IPimIngestion
{
    private const string Version = "2023-01-01";

    private readonly PimHttp _http;
    private readonly TimeSpan _pause;

    public IngestionClient(PimHttp http, Timeouts timeouts)
    {
        _http = http;
        _pause = timeouts.Retry;
    }

    public async Task<int> SendAsync(PimIngestionTarget target, string rows, PimCall call)
    {
        var address = AddressOf(target);
        var body = new RequestBody(Compress(rows), "gzip");
        var repeats = 0;
        while (true)
        {
            try
            {
                await _http.PostAsync(address, body, call);
                return repeats;
            }
            catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown && repeats + 1 < RetryRules.MostTries)
            {
                // The service has no key by which it would know a row again; what is missing would never be noticed.
                await Task.Delay(TimeSpan.FromTicks(_pause.Ticks << repeats), call.Cancellation);
                repeats++;
            }
            catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
            {
                throw PimException.From(
                    e,
                    PimErrorCode.OutcomeUnknown,
                    $"The rows were sent {RetryRules.MostTries} times, and whether they arrived is not known: {e.Message}",
                    "Run the export again later: it goes on with these rows, which may then be there more than once.");
            }
            catch (PimException e) when (e.Status is 403)
            {
                throw PimException.From(
                    e,
                    PimErrorCode.PermissionMissing,
                    $"The data collection rule {target.RuleId} does not let this connection send: {e.Message}",
                    "Give it the Azure role Monitoring Metrics Publisher on the rule. A new assignment takes some minutes.");
            }
        }
    }

    private Uri AddressOf(PimIngestionTarget target)
    {
        var address = new Uri(
            new Uri(target.Endpoint.GetLeftPart(UriPartial.Authority)),
            $"dataCollectionRules/{Uri.EscapeDataString(target.RuleId)}/streams/{Uri.EscapeDataString(target.Stream)}?api-version={Version}");
        if (!_http.IsOwn(address))
        {
            throw new PimException(PimErrorCode.UntrustedHost, $"{target.Endpoint.Host} is no host of Azure Monitor in this connection's cloud. Nothing was sent there.")
            {
                Remedy = "The overview of the data collection rule or endpoint in the portal shows the address for logs ingestion.",
                TargetObject = target.Endpoint,
            };
        }

        return address;
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            gzip.Write(bytes, 0, bytes.Length);
        }

        return compressed.ToArray();
    }
}
