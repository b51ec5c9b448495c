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

        async Task ReadOneAsync(IPimProvider provider, Action<T> each, PimCall linked)
        {
            try
            {
                await read(provider, each, isByDefault && providers.Count > 1 ? Unasked(provider, linked) : linked);
                _signedOut.TryRemove(provider.Kind, out _);
            }
            catch (PimException e) when (isByDefault && providers.Count > 1 && e.Code == PimErrorCode.ScopeRequired)
            {
                // What needs a scope is not part of what there is without one.
            }
            catch (PimException e) when ((isByDefault || providers.Count > 1) && MayBeLeftOut(provider.Kind, e))
            {
                refusals[provider.Kind] = e;
            }
        }

        await ParallelLists.ReadAsync(
            providers.Where(provider => !isByDefault || providers.Count == 1 || SignedOut(provider.Kind) is null),
            ReadOneAsync,
            emit,
            call);
        var refused = providers.Where(provider => refusals.ContainsKey(provider.Kind)).Select(provider => provider.Kind).ToList();

        // Of what was named, the others have been read by now.
        var isFailure = refused.Count > 0 && (!isByDefault || refused.Count == providers.Count);
        foreach (var kind in refused.Skip(isFailure ? 1 : 0))
        {
            Tell(kind, refusals[kind], call);
        }

        if (isFailure)
        {
            throw refusals[refused[0]];
        }
    }

    /// <summary>The first answer that one of all the kinds has; null when none has one.</summary>
    /// <exception cref="PimException">None has one, and one of them was refused or is signed out.</exception>
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
                if (await findAsync(provider, Unasked(provider, call)) is { } found)
                {
                    return found;
                }
            }
            catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing || IsSignedOut(provider.Kind, e))
            {
                // It may be another kind's.
                refusal ??= e;
            }
        }

        return refusal is null ? null : throw refusal;
    }

    private bool Covers(PimKind kind) => _signIns?.Covers(kind) ?? true;

    /// <summary>Azure has tokens of its own: nobody is asked to sign in there out of the blue.</summary>
    private static PimCall Unasked(IPimProvider provider, PimCall call) => provider.Kind == PimKind.AzureRole ? call.WithoutPrompts() : call;

    private static bool MayBeLeftOut(PimKind kind, PimException error) =>
        error.Code is PimErrorCode.PermissionMissing or PimErrorCode.LicenseMissing || IsSignedOut(kind, error);

    /// <summary>Azure has tokens of its own, for which the sign-in or the application may lack what Graph's have.</summary>
    private static bool IsSignedOut(PimKind kind, PimException error) =>
        kind == PimKind.AzureRole && error.Code is PimErrorCode.AuthenticationFailed or PimErrorCode.TokenExpired;

    /// <summary>Whether there is no token without a person, or none at all. A token endpoint that cannot be reached says nothing about that.</summary>
    private static bool NeedsPerson(PimException error) => error.InnerException is null or AuthenticationRequiredException;

    private static string Name(PimKind kind) => kind switch
    {
        PimKind.EntraRole => "the Entra roles",
        PimKind.Group => "the groups",
        _ => "the Azure roles",
    };

    private void Tell(PimKind kind, PimException error, PimCall call)
    {
        call.Notice?.Invoke($"Not all could be read of {Name(kind)}. {error.Message} {error.Remedy}".TrimEnd());

        // It would fail again and again; once is enough to be told of it, too.
        if (IsSignedOut(kind, error) && NeedsPerson(error) && call.Notice is not null)
        {
            _signedOut[kind] = (error, _now() + SignedOutFor);
        }
    }

    /// <summary>Why a kind is not tried; null where it is.</summary>
    private PimException? SignedOut(PimKind kind) => _signedOut.TryGetValue(kind, out var found) && found.Until > _now() ? found.Error : null;
}
