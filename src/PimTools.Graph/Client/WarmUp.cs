using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Auth;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Client;

/// <summary>
/// Has the runtime compile what first commands go through, on another processor, while the sign-in waits for its answers. It lists and asks as an
/// activation does; every call ends in this process.
/// </summary>
/// <remarks>Compiling takes longer than a round trip to the service, and each command would otherwise wait for its part.</remarks>
internal static class WarmUp
{
    private static int _hasBegun;

    /// <summary>Begins once in a process, where there is a processor to spare.</summary>
    /// <param name="compose">Makes a client of a context, its tokens, and the chain that its calls go through.</param>
    public static void Begin(Func<PimContext, TokenSource, PimHttp, IPimClient> compose)
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref _hasBegun, 1) == 0)
        {
            Task.Run(() => RunAsync(compose));
        }
    }

    /// <summary>Lists what nobody is eligible for, reads a setting, and sends a request.</summary>
    internal static async Task RunAsync(Func<PimContext, TokenSource, PimHttp, IPimClient> compose)
    {
        var cloud = CloudEndpoints.Of(PimCloud.Global);
        var me = new PimPrincipal(CannedAnswers.Id, PimPrincipalType.User);
        var context = new PimContext("warm-up", CannedAnswers.Id, me) { GraphEndpoint = cloud.Graph, ArmEndpoint = cloud.Arm };
        var tokens = new TokenSource(
            new NoCredential(),
            new TokenResource(cloud.Graph, new[] { new Uri(cloud.Graph, ".default").AbsoluteUri }),
            new TokenResource(cloud.Arm, new[] { new Uri(cloud.Arm, ".default").AbsoluteUri }));
        using var answers = new CannedAnswers();
        using var client = compose(context, tokens, new PimHttp(answers, tokens, Timeouts.Usual));
        var role = new PimRole(PimKind.EntraRole, CannedAnswers.Id, "Role");
        await TryAsync(call => client.Assignments.ListAsync(
            new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Eligible, Asked = new[] { new RoleSelector(new PimIdentity("Role")) } }, _ => { }, call));
        await TryAsync(call => client.Settings.ListAsync(new PimSettingFilter { Kinds = new[] { PimKind.EntraRole }, Roles = new[] { role } }, _ => { }, call));
        await TryAsync(call => client.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.SelfActivate, PimAssignmentType.Active, role, PimScope.Directory, me)
            {
                Schedule = new PimSchedule { Duration = TimeSpan.FromHours(1) },
                Justification = "Warm-up",
            },
            call));
    }

    // Where it does not work, the first command compiles what it needs, and tells what is wrong.
    private static async Task TryAsync(Func<PimCall, Task> work)
    {
        try
        {
            await work(new PimCall(CancellationToken.None) { MayPrompt = false });
        }
        catch (PimException)
        {
        }
    }

    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("none", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
