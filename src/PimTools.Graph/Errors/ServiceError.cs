using PimTools.Errors;
using PimTools.Graph.Json;

namespace PimTools.Graph.Errors;

/// <summary>The error in a body: Graph's and ARM's envelope are the same but for innerError (API reference, section 1).</summary>
internal sealed class ServiceError
{
    private const int LongestCode = 200;

    private ServiceError(string? code, string? message, string? requestId)
    {
        Code = code is null ? null : MessageText.Cut(code, LongestCode);
        Message = message;
        RequestId = requestId;
    }

    public string? Code { get; }

    public string? Message { get; }

    /// <summary>The sentence of the service, for a person to read; null where it says nothing.</summary>
    public string? Said => Message is null ? null : ServiceMessage.Clean(Message);

    public string? RequestId { get; }

    public static ServiceError Read(string body)
    {
        if (JsonBody.TryParse(body)?.Child("error") is not { } error)
        {
            return new ServiceError(null, null, null);
        }

        var requestId = error.Child("innerError")?.Text("request-id");
        var message = error.Text("message");

        // PIM's own errors come through Graph as an UnknownError whose message is JSON (observed).
        return message is not null && JsonBody.TryParse(message) is { } inner && inner.Text("errorCode") is { } code
            ? new ServiceError(code, inner.Text("message"), requestId)
            : new ServiceError(error.Text("code"), message, requestId);
    }
}
