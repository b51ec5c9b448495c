using System;
using System.Collections.Generic;
using System.Threading;
using PimTools.Models;

namespace PimTools;

/// <summary>The context of one operation: its cancellation, and the listeners to its HTTP calls and notices.</summary>
public sealed class PimCall
{
    /// <summary>Creates a call.</summary>
    public PimCall(CancellationToken cancellation, Action<PimHttpTrace>? trace = null, Action<string>? notice = null)
    {
        Cancellation = cancellation;
        Trace = trace;
        Notice = notice;
    }

    private PimCall(PimCall other)
    {
        Cancellation = other.Cancellation;
        Trace = other.Trace;
        Notice = other.Notice;
        Detail = other.Detail;
        Omitted = other.Omitted;
        Unnamed = other.Unnamed;
        Unlisted = other.Unlisted;
        Waiting = other.Waiting;
        MayPrompt = other.MayPrompt;
        Cmdlet = other.Cmdlet;
        Kinds = other.Kinds;
        Operation = other.Operation;
    }

    /// <summary>A new call: no cancellation, nobody listens.</summary>
    public static PimCall None => new(CancellationToken.None);

    /// <summary>Cancels the operation. A change that has left already still runs to its answer, for some seconds at most.</summary>
    public CancellationToken Cancellation { get; private init; }

    /// <summary>Hears of each HTTP call once it is answered; called from any thread.</summary>
    public Action<PimHttpTrace>? Trace { get; private init; }

    /// <summary>
    /// Hears what a person should know although nothing failed, such as a kind that was left out, or how to sign in when that is needed;
    /// called from any thread.
    /// </summary>
    public Action<string>? Notice { get; private init; }

    /// <summary>Hears what only those want to know who look closely, such as how a workload signed in; called from any thread.</summary>
    public Action<string>? Detail { get; init; }

    /// <summary>
    /// Hears of each part of a list that could not be read, in place of a notice; null for a caller who decides nothing by the list. Where
    /// somebody listens, what could be read is handed over although other parts failed.
    /// </summary>
    public Action<PimOmission>? Omitted { get; private init; }

    /// <summary>
    /// Hears why names behind ids could not be read, where what a person named may be among them; null for a caller who looks for no name. Called
    /// from any thread.
    /// </summary>
    public Action<PimException>? Unnamed { get; private init; }

    /// <summary>Hears in few words what a list leaves out since the caller may not read it, and the error; null for a caller who takes a whole notice.</summary>
    internal Action<string, PimException>? Unlisted { get; private init; }

    /// <summary>Hears what the operation waits for when that takes more than a few seconds, and null when the wait is over; called from any thread.</summary>
    public Action<string?>? Waiting { get; init; }

    /// <summary>Tells whether a person may be asked to sign in. Where not, a call that needs it fails (<see cref="PimErrorCode.AuthenticationFailed"/>).</summary>
    public bool MayPrompt { get; init; } = true;

    /// <summary>The name of the cmdlet that makes the call, which tells what permissions it needs; null where none does.</summary>
    public string? Cmdlet { get; init; }

    /// <summary>The kinds that the cmdlet was told to be about; all of them where it was told nothing.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The operation that the call belongs to; all calls that are made from it share it. Nobody is asked for the same thing twice in one.</summary>
    public object Operation { get; private init; } = new();

    /// <summary>The same call under another cancellation.</summary>
    public PimCall CanceledBy(CancellationToken cancellation) => new(this) { Cancellation = cancellation };

    /// <summary>The same call with another listener to its HTTP calls.</summary>
    public PimCall TracedBy(Action<PimHttpTrace>? trace) => new(this) { Trace = trace };

    /// <summary>The same call with another listener to its notices.</summary>
    public PimCall HeardBy(Action<string>? notice) => new(this) { Notice = notice };

    /// <summary>The same call with a listener to what is left out of lists.</summary>
    public PimCall OmittingTo(Action<PimOmission>? omitted) => new(this) { Omitted = omitted };

    /// <summary>The same call with a listener to why names could not be read.</summary>
    public PimCall UnnamedTo(Action<PimException>? unnamed) => new(this) { Unnamed = unnamed };

    /// <summary>The same call with a listener to what lists leave out since the caller may not read it.</summary>
    internal PimCall UnlistedTo(Action<string, PimException> unlisted) => new(this) { Unlisted = unlisted };

    /// <summary>Tells that a part of a list is left out: to the listener, or else as a notice.</summary>
    public void Omit(PimException reason, string message) => Omit(reason, message, null);

    /// <summary>Tells that a part of a list is left out, which the caller may not read.</summary>
    /// <param name="reason">The error that kept it from being read.</param>
    /// <param name="message">A sentence for a person who goes on without it.</param>
    /// <param name="part">The part in few words; null where a person needs the sentence.</param>
    internal void Omit(PimException reason, string message, string? part)
    {
        if (Omitted is null)
        {
            TellUnlisted(reason, message, part);
        }
        else
        {
            Omitted(new PimOmission(reason, message));
        }
    }

    /// <summary>Tells a person that the caller may not read a part of a list: in few words to the listener, with the sentence as a detail, or else as a notice.</summary>
    internal void TellUnlisted(PimException reason, string message, string? part)
    {
        if (Unlisted is null || part is null)
        {
            Notice?.Invoke(message);
        }
        else
        {
            Unlisted(part, reason);
            Detail?.Invoke(message);
        }
    }

    /// <summary>The same call, in which nobody is asked to sign in.</summary>
    public PimCall WithoutPrompts() => new(this) { MayPrompt = false };
}
