using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Graph.Auth;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;
using PimTools.Models;

namespace PimTools.Graph.Client;

/// <summary>
/// Has the runtime compile what first commands go through, on another processor, while the sign-in waits for its answers. It lists and asks as
/// activations and new assignments do; every call ends in this process.
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
            Task.Run(() => TryAsync(compose));
        }
    }

    /// <summary>Lists what somebody is eligible for, reads the role's setting, asks for its activation, and assigns it.</summary>
    /// <param name="compose">As for <see cref="Begin"/>.</param>
    /// <param name="answers">Answers the calls.</param>
    /// <exception cref="PimException">An answer is not as the client wants it.</exception>
    internal static async Task RunAsync(Func<PimContext, TokenSource, PimHttp, IPimClient> compose, HttpMessageHandler answers)
    {
        var cloud = CloudEndpoints.Of(PimCloud.Global);
        var person = new PimPrincipal(CannedAnswers.Id, PimPrincipalType.User);
        var role = new PimRole(PimKind.EntraRole, CannedAnswers.Id, CannedAnswers.Name);
        var context = new PimContext("warm-up", CannedAnswers.Id, person) { GraphEndpoint = cloud.Graph, ArmEndpoint = cloud.Arm };
        var tokens = new TokenSource(new NoCredential(), new TokenResource(cloud.Graph, Array.Empty<string>()), new TokenResource(cloud.Arm, Array.Empty<string>()));
        var call = new PimCall(CancellationToken.None) { MayPrompt = false };
        using var client = compose(context, tokens, new PimHttp(answers, tokens, Timeouts.Usual));
        await ActivateAsync(client, call);
        await client.Assignments.FindHoldersAsync(CannedAnswers.Name, new PimAssignmentTarget(role, PimScope.Directory, PimAssignmentType.Eligible), call);
        var draft = new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, PimScope.Directory, person)
        {
            Schedule = new PimSchedule { Duration = TimeSpan.FromHours(1) },
            Justification = CannedAnswers.Name,
        };
        await client.Requests.SubmitManyAsync(new[] { draft }, _ => { }, call);
    }

    // As Request-PimRoleActivation does with a role's name.
    private static async Task ActivateAsync(IPimClient client, PimCall call)
    {
        var asked = new[] { new RoleSelector(new PimIdentity(CannedAnswers.Name), null, new PimActivationOptions { Justification = CannedAnswers.Name }) };
        var choice = new PimActivationChoice(client, PimKinds.All, asked) { MayRecall = true };
        var planner = new ActivationPlanner(client, choice, extend: false, _ => { }, (work, _) => work());
        var chosen = await planner.ChooseAsync(asked, call);
        var planned = await planner.PlanAsync(chosen, activation => Task.FromResult(activation.Describe().Length > 0), call);
        await new ActivationSender(client, choice, _ => { }, _ => { }, planner.RenewAsync).SendAllAsync(
            planned, (some, send, _) => Task.WhenAll(some.Select(send)), _ => Task.CompletedTask, renewTokens: false, _ => { }, call);
    }

    // Where it does not work, the first command compiles what it needs, and tells what is wrong.
    private static async Task TryAsync(Func<PimContext, TokenSource, PimHttp, IPimClient> compose)
    {
        using var answers = new CannedAnswers();
        try
        {
            await RunAsync(compose, answers);
        }
        catch (PimException)
        {
        }
    }
}
