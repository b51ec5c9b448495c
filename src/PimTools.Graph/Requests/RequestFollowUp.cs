using System;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads a request again once it is made, and withdraws it.</summary>
internal sealed class RequestFollowUp
{
    private readonly Func<PimRequest, Uri> _address;
    private readonly Func<PimRequest, Uri> _cancel;
    private readonly Envelope _envelope;
    private readonly IdempotentSubmitter _submitter;

    public RequestFollowUp(IRequestUrls urls, IdempotentSubmitter submitter)
        : this(request => urls.Request(request.Type, request.Id), request => urls.Cancel(request.Type, request.Id), Envelope.None, submitter)
    {
    }

    /// <param name="address">Where a request stands.</param>
    /// <param name="cancel">Where it is withdrawn.</param>
    /// <param name="envelope">How it is wrapped.</param>
    /// <param name="submitter">How to send what must not be made twice.</param>
    public RequestFollowUp(Func<PimRequest, Uri> address, Func<PimRequest, Uri> cancel, Envelope envelope, IdempotentSubmitter submitter)
    {
        _address = address;
        _cancel = cancel;
        _envelope = envelope;
        _submitter = submitter;
    }

    public async Task<PimRequest> RefreshAsync(PimRequest request, ServiceCalls calls, PimCall call)
    {
        var element = await calls.FindAsync(_address(request), call) ?? throw NotFound(request);
        return RequestReader.Read(
            JsonRecord.Of(_envelope.Open(element)), request.Type, request.Role, request.Scope, request.Principal, request.CreatedBy, request.NamedApprovers);
    }

    public async Task CancelAsync(PimRequest request, ServiceCalls calls, PimCall call)
    {
        try
        {
            await _submitter.RunAsync(
                () => calls.WriteAsync(HttpMethod.Post, _cancel(request), null, call),
                async () => (await RefreshAsync(request, calls, call)).Status == PimRequestStatus.Canceled,
                call);
        }
        catch (PimException e) when (e.Status == 404)
        {
            throw NotFound(request);
        }
        catch (PimException e) when (e is { Status: 400, Code: PimErrorCode.InvalidRequest })
        {
            throw PimException.From(
                e,
                PimErrorCode.NotCancelable,
                $"The request is past the point where it can be canceled: {request}.",
                "Only what waits or is scheduled can be canceled. Stop-PimRoleActivation ends an activation, Remove-PimAssignment an assignment.",
                request);
        }
    }

    private static PimException NotFound(PimRequest request) => new(PimErrorCode.RequestNotFound, $"The request is gone: {request}.")
    {
        Remedy = "Canceled requests disappear after 30 days.",
        TargetObject = request,
    };
}
