using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Requests;

/// <summary>Finds the requests that a person means who names their role instead of giving their id.</summary>
internal sealed class NamedRequests
{
    private readonly IPimClient _client;
    private readonly IReadOnlyList<PimRequestRelation> _relations;
    private readonly Func<PimRequest, bool> _isWanted;
    private readonly PartialReading _reading = new();
    private Task<IReadOnlyList<PimRequest>>? _listed;

    /// <param name="client">The client.</param>
    /// <param name="relations">The requests among which a name is looked for.</param>
    /// <param name="isWanted">Tells whether a request can be meant.</param>
    public NamedRequests(IPimClient client, IReadOnlyList<PimRequestRelation> relations, Func<PimRequest, bool> isWanted)
    {
        _client = client;
        _relations = relations;
        _isWanted = isWanted;
    }

    /// <summary>The request given, the one with that id, the one about the role of that name, or each about a role that fits the wildcard.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.RequestNotFound"/>, with the roles of those that wait; <see cref="PimErrorCode.RequestAmbiguous"/>, with their ids.
    /// </exception>
    public async Task<IReadOnlyList<PimRequest>> FindAsync(PimIdentity identity, PimCall call)
    {
        if (identity.Source is PimRequest known)
        {
            return new[] { known };
        }

        if (identity.Source is null && Guid.TryParse(LookAlikes.Fold(identity.Text), out _))
        {
            return new[] { await _client.Requests.GetAsync(identity.Text, call) };
        }

        var listed = await (_listed ??= ListAsync(call));
        var fits = listed.Where(request => identity.Matches(request.Role) && (identity.Scope is not { } scope || scope.Id == request.Scope.Id)).ToList();
        if (identity.IsWildcard)
        {
            _reading.CheckWildcards(new[] { identity }, fits.Count > 0, call);
            return fits.Count > 0 ? fits : throw NotFound(identity, listed);
        }

        return fits.Count switch
        {
            1 => fits,
            0 => throw NotFound(identity, listed),
            _ => throw new PimException(PimErrorCode.RequestAmbiguous, $"{fits.Count} requests about '{identity}' wait.")
            {
                Remedy = $"Give the id of one, or '{identity}*' for all of them: {Suggestions.List(fits.Select(request => $"{request.Id} ({request.Principal})"))}",
                Candidates = fits.ConvertAll(request => request.Id),
                TargetObject = identity.Text,
            },
        };
    }

    private async Task<IReadOnlyList<PimRequest>> ListAsync(PimCall call)
    {
        var requests = new List<PimRequest>();
        foreach (var relation in _relations)
        {
            await _client.Requests.ListAsync(new PimRequestFilter { Relation = relation }, requests.Add, _reading.Of(call));
        }

        return requests.Where(_isWanted).GroupBy(request => request.Id).Select(same => same.First()).ToList();
    }

    private PimException NotFound(PimIdentity identity, IReadOnlyList<PimRequest> listed)
    {
        var names = Suggestions.Nearest(identity.Text, listed.Select(request => request.Role.ToString()));
        var error = new PimException(PimErrorCode.RequestNotFound, $"No request about a role called '{identity}' waits.")
        {
            Remedy = names.Count == 0 ? "None waits at all. Get-PimRequest lists those that are decided." : "Requests wait about: " + Suggestions.List(names),
            Candidates = names,
            TargetObject = identity.Text,
        };
        return _reading.Refusal($"Whether a request about '{identity}' waits", null, error) ?? error;
    }
}
