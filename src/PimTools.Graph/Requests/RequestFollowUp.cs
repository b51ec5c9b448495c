using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Http;

namespace PimTools.Graph.Requests;

/// <summary>What can be done with a request once it is made: seeing where it stands, and withdrawing it.</summary>
internal sealed class RequestFollowUp
{
    private readonly PimHttp _http;
    private readonly IRequestUrls _urls;

    public RequestFollowUp(PimHttp http, IRequestUrls urls)
    {
        _http = http;
        _urls = urls;
    }

    public async Task<PimRequest> RefreshAsync(PimRequest request, PimCall call)
    {
        var element = await _http.FindAsync(_urls.Request(request.Type, request.Id), call) ?? throw NotFound(request);
        return RequestReader.Read(
            element, request.Type, request.Role, request.Scope, request.Principal, request.CreatedBy, request.Approvers);
    }

    public async Task CancelAsync(PimRequest request, PimCall call)
    {
        try
        {
            await _http.WriteAsync(RequestMethod.Post, _urls.Cancel(request.Type, request.Id), null, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            if ((await RefreshAsync(request, call)).Status != PimRequestStatus.Canceled)
            {
                throw;
            }
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
