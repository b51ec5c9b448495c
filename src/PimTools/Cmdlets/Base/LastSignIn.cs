using System;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Files;
using PimTools.Loading;
using PimTools.Profiles;
using PimTools.Session;

namespace PimTools.Commands;

/// <summary>Connects as last time where nobody has connected in this process: to that tenant and cloud, or not at all.</summary>
internal static class LastSignIn
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Connects, once for all commands that run side by side.</summary>
    /// <param name="borrow">Finds the session of another module that was borrowed then.</param>
    /// <param name="say">Says as whom.</param>
    /// <param name="call">The call; nobody is asked where it may not prompt.</param>
    /// <exception cref="PimException">The sign-in failed (<see cref="PimErrorCode.NotConnected"/> where somebody would have to be asked).</exception>
    public static async Task ConnectAsync(Func<PimSignIn, Task<BorrowedSession?>> borrow, Action<string> say, PimCall call)
    {
        await Turn.WaitAsync(call.Cancellation);
        try
        {
            if (PimSession.IsUnused && Read(call) is { } last)
            {
                var client = await OpenAsync(last, borrow, call);
                PimSession.Add(client);
                say(Describe(client.Context, last));
            }
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Keeps how somebody connected, or forgets how they did before where they wish that nothing is kept. What cannot be kept fails nothing.</summary>
    public static void Keep(PimConnectOptions options, PimContext context, bool isKept, PimCall call)
    {
        try
        {
            if (!isKept)
            {
                LastConnectionFile.Forget();
            }
            else if (options.SignIn != PimSignIn.Emulator && ConfigFolder.LastConnection is not null)
            {
                LastConnectionFile.Write(LastConnection.From(options, context));
            }
        }
        catch (PimException e)
        {
            call.Detail?.Invoke($"The next process cannot connect as this one did. {e.Message}");
        }
    }

    /// <summary>Reads how the user connected last; null where that is not known. A file that cannot be read fails nothing.</summary>
    public static LastConnection? Read(PimCall call)
    {
        try
        {
            return LastConnectionFile.Read();
        }
        catch (PimException e)
        {
            call.Detail?.Invoke(e.Message);
            return null;
        }
    }

    private static async Task<IPimClient> OpenAsync(LastConnection last, Func<PimSignIn, Task<BorrowedSession?>> borrow, PimCall call)
    {
        if (!last.IsRepeatable)
        {
            throw NotConnected(
                last,
                last.IsElsewhere
                    ? $"it was {last}, at addresses that are not the cloud's own, where a sign-in is not repeated."
                    : $"it was {last} with {last.Way}, which cannot be repeated from what is kept.",
                null);
        }

        IPimClient client;
        try
        {
            var session = await borrow(last.Way!.Value);
            client = await ClientLoader.Factory.ConnectAsync(last.ToOptions(ConfigFolder.SignIns, session is null ? null : session.AskAsync), call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AuthenticationFailed && !call.MayPrompt)
        {
            throw NotConnected(last, $"it was {last}, and that sign-in cannot be repeated here: {e.Message}", e);
        }

        if (string.Equals(client.Context.TenantId, last.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return client;
        }

        var tenant = client.Context.TenantId;
        client.Dispose();
        throw new PimException(PimErrorCode.WrongTenant, $"The sign-in is for tenant {tenant}; last time it was {last}. Nothing was done there.")
        {
            Remedy = "Run Connect-Pim, with -TenantId where the tenant is not the account's own.",
            TargetObject = tenant,
        };
    }

    private static string Describe(PimContext context, LastConnection last)
    {
        var name = context.UserPrincipalName ?? context.Account.ToString();
        var cloud = context.Cloud == PimCloud.Global ? string.Empty : $" in {context.Cloud}";
        return $"Connected as {name} to tenant {context.TenantId}{cloud}, as last time"
            + (string.Equals(name, last.SignedIn, StringComparison.OrdinalIgnoreCase) ? "." : $", when it was {last.SignedIn}.");
    }

    private static PimException NotConnected(LastConnection last, string why, Exception? cause) =>
        new(PimErrorCode.NotConnected, $"You are not connected. Last time {why}", cause)
        {
            Remedy = "Run Connect-Pim first, or Connect-Pim -Emulator to try without a tenant.",
            TargetObject = last.TenantId,
        };
}
