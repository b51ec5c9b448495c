using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Azure.Identity;
using PimTools.Graph.Auth;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Client;

/// <summary>
/// Reads several kinds at once. Whoever names no kind means all that they may read, so that what is refused is left out and told; whoever
/// names one wants to know why not.
/// </summary>
internal sealed class ProviderSet
{
    // A sign-in elsewhere, such as in the session that is borrowed, may have helped meanwhile.
    private static readonly TimeSpan SignedOutFor = TimeSpan.FromMinutes(15);

    private readonly IReadOnlyList<IPimProvider> _providers;
    private readonly ConcurrentDictionary<PimKind, (PimException Error, DateTimeOffset Until)> _signedOut = new();
    private readonly ConsentedKinds? _signIns;
    private readonly Func<DateTimeOffset> _now;

    /// <param name="providers">Of each kind one.</param>
    /// <param name="signIns">Which kinds are signed in for; null for all of them.</param>
    /// <param name="now">The time; null for the machine's.</param>
    public ProviderSet(IReadOnlyList<IPimProvider> providers, ConsentedKinds? signIns = null, Func<DateTimeOffset>? now = null)
    {
        _now = now ?? (() => DateTimeOffset.UtcNow);
        _providers = providers;
        _signIns = signIns;
    }

    public IPimProvider Of(PimKind kind) => Find(kind) ?? throw NotManaged(kind);

    public IPimProvider? Find(PimKind kind) => _providers.FirstOrDefault(provider => provider.Kind == kind);

    /// <summary>Tells whether the connection is signed in for a kind, so that it is read where nobody names one.</summary>
    public bool Covers(PimKind kind) => _signIns?.Covers(kind) ?? true;

    public static PimException NotManaged(PimKind kind) =>
        new(PimErrorCode.InvalidParameter, $"This version does not manage {kind}.") { TargetObject = kind };

    /// <summary>As the other; whoever passes all kinds named none.</summary>
    public Task ReadAsync<T>(IReadOnlyCollection<PimKind> kinds, ElementReader<IPimProvider, T> read, Action<T> emit, PimCall call) =>
        ReadAsync(kinds, ReferenceEquals(kinds, PimKinds.All), read, emit, call);

    /// <param name="kinds">The kinds.</param>
    /// <param name="isByDefault">Whether nobody named them.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="emit">Hears of each element.</param>
    /// <param name="call">The call.</param>
    public async Task ReadAsync<T>(
        IReadOnlyCollection<PimKind> kinds, bool isByDefault, ElementReader<IPimProvider, T> read, Action<T> emit, PimCall call)
    {
        var providers = kinds.Distinct().Select(Of).Where(provider => !isByDefault || Covers(provider.Kind)).ToList();
        var refusals = new ConcurrentDictionary<PimKind, PimException>();
        if (!isByDefault && _signIns is not null)
        {
            await _signIns.NameAsync(providers.Select(provider => provider.Kind), call);
        }

        var isAnythingRead = false;
        async Task ReadOneAsync(IPimProvider provider, Action<T> each, PimCall linked)
        {
            void Pass(T element)
            {
                isAnythingRead = true;
                each(element);
            }

            try
            {
                await read(provider, Pass, OfKind(provider.Kind, isByDefault && providers.Count > 1 ? Unasked(provider, linked) : linked));
                _signedOut.TryRemove(provider.Kind, out _);
            }
            catch (PimException e) when (isByDefault && providers.Count > 1 && e.Code == PimErrorCode.ScopeRequired)
            {
                // What needs a scope is not part of what there is without one.
            }
            catch (PimException e) when (providers.Count > 1 || call.Omitted is not null)
            {
                // The others go on to their ends.
                refusals[provider.Kind] = e;
            }
        }

        var skipped = isByDefault && providers.Count > 1 ? providers.Where(provider => SignedOut(provider.Kind) is not null).ToList() : new();
        await ParallelLists.ReadAsync(providers.Except(skipped), ReadOneAsync, emit, call);
        skipped.ForEach(provider => call.Omitted?.Invoke(Omission(provider.Kind, SignedOut(provider.Kind)!)));
        kinds.Where(kind => isByDefault && !Covers(kind)).ToList().ForEach(kind => call.Omitted?.Invoke(Omission(kind, NotSignedIn(kind))));
        var refused = providers.Where(provider => refusals.ContainsKey(provider.Kind)).Select(provider => provider.Kind).ToList();
        var failure = refused.Where(kind => IsFailure(kind, refusals[kind])).Select(kind => refusals[kind]).FirstOrDefault();
        foreach (var kind in refused.Where(kind => refusals[kind] != failure))
        {
            Tell(kind, refusals[kind], isByDefault && providers.Count > 1, call);
        }

        if (failure is not null)
        {
            throw failure;
        }

        // Whoever decides by the list hears what is missing; nobody else takes a part for the whole, but for what they may not read anyway.
        bool IsFailure(PimKind kind, PimException error) =>
            refused.Count + skipped.Count == providers.Count && !(call.Omitted is not null && isAnythingRead)
            || (call.Omitted is null && !(isByDefault && MayBeLeftOut(kind, error)));
    }

    /// <summary>The first answer that one of all the kinds has; null when none has one.</summary>
    /// <exception cref="PimException">None has one, and one of them could not be read, or is signed out.</exception>
    public async Task<T?> FindAsync<T>(Func<IPimProvider, PimCall, Task<T?>> findAsync, PimCall call)
        where T : class
    {
        PimException? refusal = null;
        foreach (var provider in _providers.Where(provider => Covers(provider.Kind)))
        {
            if (SignedOut(provider.Kind) is { } error)
            {
                refusal ??= error;
                continue;
            }

            try
            {
                var asked = Unasked(provider, call).OmittingTo(omission => refusal ??= omission.Reason);
                if (await findAsync(provider, asked) is { } found)
                {
                    return found;
                }
            }
            catch (PimException e)
            {
                // It may be another kind's.
                refusal ??= e;
            }
        }

        return refusal is null ? null : throw refusal;
    }

    /// <summary>Azure has tokens of its own: nobody is asked to sign in there out of the blue.</summary>
    private static PimCall Unasked(IPimProvider provider, PimCall call) => provider.Kind == PimKind.AzureRole ? call.WithoutPrompts() : call;

    private static bool MayBeLeftOut(PimKind kind, PimException error) =>
        error.Code is PimErrorCode.PermissionMissing or PimErrorCode.LicenseMissing || IsSignedOut(kind, error);

    /// <summary>Azure has tokens of its own, for which the sign-in or the application may lack what Graph's have.</summary>
    private static bool IsSignedOut(PimKind kind, PimException error) =>
        kind == PimKind.AzureRole && error.Code is PimErrorCode.AuthenticationFailed or PimErrorCode.TokenExpired;

    /// <summary>Tells whether there is no token without a person, or none at all. A token endpoint that cannot be reached says nothing about that.</summary>
    private static bool NeedsPerson(PimException error) => error.InnerException is null or AuthenticationRequiredException;

    private static string Name(PimKind kind) => kind switch
    {
        PimKind.EntraRole => "Entra roles",
        PimKind.Group => "groups",
        _ => "Azure roles",
    };

    private static PimOmission Omission(PimKind kind, PimException error, bool mayBeLeftOut = true) => new(
        error,
        $"Not all could be read of the {Name(kind)}. {error.Message} {error.Remedy}".TrimEnd()
            + (mayBeLeftOut ? $" -Kind {string.Join(",", PimKinds.All.Where(other => other != kind))} leaves them out." : string.Empty))
    {
        Kind = kind,
    };

    /// <summary>The call whose listener hears of which kind something is left out.</summary>
    private static PimCall OfKind(PimKind kind, PimCall call) => call.Omitted is { } hear
        ? call.OmittingTo(omission => hear(new PimOmission(omission.Reason, omission.Message) { Kind = kind }))
        : call;

    private static PimException NotSignedIn(PimKind kind) =>
        new(PimErrorCode.PermissionMissing, $"The connection is not signed in for the {Name(kind)}.") { Remedy = $"-Kind {kind} signs in for them." };

    private void Tell(PimKind kind, PimException error, bool isByDefault, PimCall call)
    {
        var omission = Omission(kind, error, isByDefault);
        if (call.Omitted is null)
        {
            call.TellUnlisted(error, omission.Message, Name(kind));
        }
        else
        {
            call.Omitted(omission);
        }

        // It would fail again and again; once is enough to be told of it, too.
        if (IsSignedOut(kind, error) && NeedsPerson(error) && call.Notice is not null)
        {
            _signedOut[kind] = (error, _now() + SignedOutFor);
        }
    }

    /// <summary>The reason why a kind is not tried; null where it is.</summary>
    private PimException? SignedOut(PimKind kind) => _signedOut.TryGetValue(kind, out var found) && found.Until > _now() ? found.Error : null;
}
