using System.Threading.Tasks;

namespace PimTools.Graph.Auth;

/// <summary>Tells why somebody is asked to sign in again, once and before what the sign-in itself tells.</summary>
internal sealed class PromptNotice
{
    /// <summary>Ends when it is told. Whoever holds a lock does not wait for it: others wait for the lock, among them perhaps whoever has to show it.</summary>
    public Task Told { get; private set; } = Task.CompletedTask;

    /// <summary>Tells it, and gives the call for the sign-in.</summary>
    public PimCall Before(string text, PimCall call)
    {
        if (call.Notice is not { } notice)
        {
            return call;
        }

        Told = Task.Run(() => notice(text));
        return call.HeardBy(later => Told.ContinueWith(_ => notice(later), TaskScheduler.Default));
    }
}
