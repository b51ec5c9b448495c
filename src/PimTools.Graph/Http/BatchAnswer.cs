using System;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>One part of a batch's answer.</summary>
internal sealed class BatchAnswer
{
    private readonly Uri _address;
    private readonly int _status;

    public BatchAnswer(Uri address, JObject part)
    {
        _address = address;
        _status = int.TryParse(part.Text("status"), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
        Body = part.Child("body") ?? new JObject();
        RetryAfter = Http.RetryAfter.Parse(part.Child("headers")?.Text("Retry-After"));
    }

    public JObject Body { get; }

    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the part may be asked again, and soon.</summary>
    public bool IsThrottled => _status is 429 or 503 or 504 && RetryAfter.IsWithin(RetryRules.LongestWait);

    /// <summary>What was refused; null when the part succeeded.</summary>
    public PimException? Refusal => _status is >= 200 and <= 299
        ? null
        : ErrorMapper.Map(new Refusal("GET", _address.AbsolutePath, _status, Body.ToString(Formatting.None)));
}
