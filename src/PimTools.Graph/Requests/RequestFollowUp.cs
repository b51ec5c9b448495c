using System;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Submitting;

namespace PimTools.Graph.Requests;

/// <summary>What can be done with a request once it is made: seeing where it stands, and withdrawing it.</summary>
internal sealed class RequestFollowUp
{
    private readonly PimHttp _http;
    private readonly Func<PimRequest, Uri> _address;
    private readonly Func<PimRequest, Uri> _cancel;
    private readonly Envelope _envelope;
    private readonly SubmitOnce _once;

    public RequestFollowUp(PimHttp http, IRequestUrls urls, SubmitOnce once)
        : this(http, request => urls.Request(request.Type, request.Id), request => urls.Cancel(request.Type, request.Id), Envelope.None, once)
    {
    }

    /// <param name="http">The way to the service.</param>
    /// <param name="address">Where a request stands.</param>
    /// <param name="cancel">Where it is withdrawn.</param>
    /// <param name="envelope">How it is wrapped.</param>
    /// <param name="once">How to send what must not be made twice.</param>
    public RequestFollowUp(PimHttp http, Func<PimRequest, Uri> address, Func<PimRequest, Uri> cancel, Envelope envelope, SubmitOnce once)
    {
        _http = http;
        _address = address;
        _cancel = cancel;
        _envelope = envelope;
        _once = once;
    }

    public async Task<PimRequest> RefreshAsync(PimRequest request, PimCall call)
    {
        var element = await _http.FindAsync(_address(request), call) ?? throw NotFound(request);
        return RequestReader.Read(
            _envelope.Open(element), request.Type, request.Role, request.Scope, request.Principal, request.CreatedBy, request.Approvers);
    }

    public async Task CancelAsync(PimRequest request, PimCall call)
    {
        try
        {
            await _once.RunAsync(
                () => _http.WriteAsync(HttpMethod.Post, _cancel(request), null, call),
                async () => (await RefreshAsync(request, call)).Status == PimRequestStatus.Canceled,
                call);
        }
        catch (PimException e) when (e.Status == 404)
        {
            throw NotFound(request);
        }
        catch (PimException e) when (e is { Status: 400, Code: PimErrorCode.InvalidRequest })
        {
            throw new PimException(PimErrorCode.NotCancelable, $"The request is past the point where it can be canceled: {request}.", e)
            {
                Remedy = "Only what waits or is scheduled can be canceled. Stop-PimRoleActivation ends an activation, Remove-PimAssignment an assignment.",
                TargetObject = request,
                ServiceCode = e.ServiceCode,
                Status = e.Status,
                RequestId = e.RequestId,
            };
        }
    }

    private static PimException NotFound(PimRequest request) => new(PimErrorCode.RequestNotFound, $"The request is gone: {request}.")
    {
        Remedy = "Canceled requests disappear after 30 days.",
        TargetObject = request,
    };
}
