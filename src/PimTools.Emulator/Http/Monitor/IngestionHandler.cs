using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Http.Monitor;

/// <summary>Takes rows as the Logs Ingestion API of Azure Monitor does (documented: "Logs Ingestion API in Azure Monitor"). Any rule is known whose id has its form.</summary>
internal sealed class IngestionHandler : ServiceHandler
{
    private const string Suffix = ".ingest.monitor.azure.com";
    private const int LargestBody = 1024 * 1024;

    private static readonly Regex Path = new("^/dataCollectionRules/(?<rule>dcr-[0-9a-f]{32})/streams/(?<stream>(?:Custom|Microsoft)-[^/]+)$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, List<string>> _rows = [];

    public IngestionHandler(TenantState tenant, EmulatorFaults faults)
        : base(faults, new TokenReader(tenant, TokenAudience.Monitor))
    {
    }

    protected override string ThrottleText => "The data collection rule has reached its limit of requests.";

    public static bool IsAddressed(Uri uri) => uri.Host.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<string> RowsOf(string stream) => _rows.TryGetValue(stream, out var rows) ? [.. rows] : [];

    protected override ServiceResponse Dispatch(IncomingRequest incoming, Caller caller)
    {
        var match = Path.Match(Uri.UnescapeDataString(incoming.Uri.AbsolutePath));
        if (!match.Success)
            throw new ServiceException(HttpStatusCode.NotFound, "NotFound", "The data collection rule or its stream was not found.");
        if (incoming.Method != "POST")
            throw new ServiceException(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed", "Rows are sent with POST.");
        if (!incoming.Uri.Query.Contains("api-version="))
            throw new ServiceException(HttpStatusCode.BadRequest, "MissingApiVersionParameter", "The api-version is missing.");
        Take(match.Groups["stream"].Value, incoming.Body ?? "");
        return ServiceResponse.NoContent;
    }

    protected override void Identify(IncomingRequest incoming, ServiceResponse response) => response.Headers["x-ms-request-id"] = incoming.RequestId;

    protected override ServiceResponse Refuse(IncomingRequest incoming, ServiceException refusal)
    {
        var response = ServiceResponse.Of(refusal.Status, new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message },
        });
        response.ContentType = "application/json; charset=utf-8";
        return response;
    }

    private void Take(string stream, string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > LargestBody)
            throw new ServiceException((HttpStatusCode)413, "ContentLengthLimitExceeded", "The body is larger than 1 MB.");

        var rows = Read(body) ?? throw new ServiceException(HttpStatusCode.BadRequest, "InvalidPayload", "The body is no array of objects.");
        if (!_rows.TryGetValue(stream, out var taken))
            _rows[stream] = taken = [];
        taken.AddRange(rows.Select(row => JsonText.Write(row)));
    }

    private static List<JsonObject>? Read(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonArray array && array.All(row => row is JsonObject) ? [.. array.Cast<JsonObject>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
