using System;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Makes a running activation last longer. The service cannot extend one, so it is ended and begun again.</summary>
public static class PimReactivation
{
    // observed: for up to two minutes after an activation has ended, a new one is refused as existing
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Ends the activation and activates again as the draft says.</summary>
    /// <exception cref="PimException">
    /// What the service refused. When the second step fails, the role is no longer active, and the message says so.
    /// </exception>
    public static async Task<PimRequest> RunAsync(IPimClient client, PimRequestDraft draft, PimCall call)
    {
        // Checked first, so that nobody loses a role for a request that could not have been made.
        await CheckAsync(client, draft, call).ConfigureAwait(false);
        var end = new PimRequestDraft(PimRequestAction.SelfDeactivate, draft.Type, draft.Role, draft.Scope, draft.Principal)
        {
            Justification = draft.Justification,
        };
        await client.SubmitAsync(end, call).ConfigureAwait(false);

        var deadline = DateTimeOffset.UtcNow + Lag;
        while (true)
        {
            try
            {
                return await client.SubmitAsync(draft, call).ConfigureAwait(false);
            }
            catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive && DateTimeOffset.UtcNow < deadline)
            {
                await Task.Delay(Pause, call.Cancellation).ConfigureAwait(false);
            }
            catch (PimException e)
            {
                throw new PimException(e.Code, $"{draft.Role.Tell(draft.Scope)} was ended, but could not be activated again: {e.Message}", e)
                {
                    Remedy = "It is not active now. Request-PimRoleActivation asks for it again." + (e.Remedy is null ? string.Empty : " " + e.Remedy),
                    TargetObject = draft,
                };
            }
        }
    }

    private static async Task CheckAsync(IPimClient client, PimRequestDraft draft, PimCall call)
    {
        try
        {
            await client.SubmitAsync(draft.ForValidation(), call).ConfigureAwait(false);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive)
        {
            // That it is active is what this begins with; everything else was found in order.
        }
    }
}
