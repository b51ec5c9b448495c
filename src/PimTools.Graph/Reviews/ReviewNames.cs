using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Graph.Directory;

namespace PimTools.Graph.Reviews;

/// <summary>Knows the names of roles, groups and reviewers; an id stands for itself where its name could not be read.</summary>
internal sealed class ReviewNames
{
    private readonly IReadOnlyDictionary<string, PimRole> _roles;
    private readonly PrincipalDirectory _principals;

    public ReviewNames(IReadOnlyDictionary<string, PimRole> roles, PrincipalDirectory principals)
    {
        _roles = roles;
        _principals = principals;
    }

    /// <summary>Finds the id in the query of a reviewer, such as <c>/users/{id}</c>; null for one that is relative.</summary>
    public static string? IdOf(string query) => query.Length > 0 && query[0] == '.'
        ? null
        : query.Split('/').FirstOrDefault(part => Guid.TryParse(part, out _));

    public string? Resource(PimKind? kind, string? id) => id is null ? null
        : kind == PimKind.Group ? _principals.Get(id).DisplayName ?? id
        : _roles.TryGetValue(id, out var role) ? role.Name : id;

    public PimTextList Reviewers(IEnumerable<PimReviewQuery> queries) => new(queries.Select(query => Name(query.Query)), "; ");

    private string Name(string query) => query switch
    {
        "./manager" => "Manager",
        "./owners" => "Owners",
        _ when IdOf(query) is { } id => _principals.Get(id) is var principal ? principal.UserPrincipalName ?? principal.ToString() : id,
        _ => query,
    };
}
