using Azure.Core;

namespace PimTools.Graph.Http;

/// <summary>The call that a message belongs to, for the policies on its way.</summary>
internal static class MessageCalls
{
    public static void SetCall(this HttpMessage message, PimCall call) => message.SetProperty(typeof(PimCall), call);

    public static PimCall GetCall(this HttpMessage message) =>
        message.TryGetProperty(typeof(PimCall), out var property) && property is PimCall call ? call : new PimCall(message.CancellationToken);
}
