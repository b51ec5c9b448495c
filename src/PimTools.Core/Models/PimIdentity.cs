using System;
using PimTools.Models;

namespace PimTools;

/// <summary>Names a role, a scope, a principal, a request or a favourite: by name, wildcard or id, or with the object itself.</summary>
public sealed class PimIdentity
{
    /// <summary>Means everything.</summary>
    public static readonly PimIdentity Any = new("*");

    private readonly WildcardName? _pattern;

    /// <summary>Names something by its name, its id, or a wildcard (<c>*</c>, <c>?</c>, <c>[a-z]</c>).</summary>
    /// <remarks>As in PowerShell, a backtick takes a wildcard as it is: <c>Admins `[EU`]</c>.</remarks>
    /// <exception cref="PimException">The text is empty, or a range runs backwards (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public PimIdentity(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PimException(PimErrorCode.InvalidParameter, "A name or an id is needed, not an empty text.");
        }

        var trimmed = text.Trim();
        _pattern = WildcardName.IsWildcard(trimmed) ? new WildcardName(LookAlikes.Fold(trimmed)) : null;
        Text = _pattern is null ? WildcardName.Unescape(trimmed) : trimmed;
    }

    /// <summary>Names the role given.</summary>
    public PimIdentity(PimRole role)
        : this(role, role.Id, role.Name)
    {
    }

    /// <summary>Names the scope given.</summary>
    public PimIdentity(PimScope scope)
        : this(scope, scope.Id, scope.DisplayName)
    {
    }

    /// <summary>Names the principal given.</summary>
    public PimIdentity(PimPrincipal principal)
        : this(principal, principal.Id, principal.ToString())
    {
    }

    /// <summary>Names the request given: itself, its role, scope and principal.</summary>
    public PimIdentity(PimRequest request)
        : this(request, request.Id, request.Id)
    {
    }

    /// <summary>Names the assignment given: its role, scope and principal.</summary>
    public PimIdentity(PimAssignment assignment)
        : this(assignment, assignment.Role.Id, assignment.Role.Name)
    {
    }

    /// <summary>Names the person given who can approve.</summary>
    public PimIdentity(PimApproverPerson approver)
        : this(approver, approver.Principal.Id, approver.Principal.ToString())
    {
    }

    /// <summary>Names the approver given, as a setting has it.</summary>
    public PimIdentity(PimApprover approver)
        : this(approver.AsPrincipal(), approver.Id, approver.ToString())
    {
    }

    /// <summary>Names the favourite given.</summary>
    public PimIdentity(PimFavorite favorite)
        : this(favorite, favorite.Name, favorite.Name)
    {
    }

    /// <summary>Names the access review given.</summary>
    public PimIdentity(PimAccessReview review)
        : this(review, review.Id, review.Name)
    {
    }

    private PimIdentity(PimIdentity identity, PimAccess? access)
    {
        _pattern = identity._pattern;
        Text = identity.Text;
        Access = access;
    }

    private PimIdentity(object source, string id, string text)
    {
        Source = source;
        Id = id;
        Text = text;
    }

    /// <summary>The object given; null where only a text was.</summary>
    public object? Source { get; }

    /// <summary>The id of the object given; null where only a text was.</summary>
    public string? Id { get; }

    /// <summary>The text given, without its escapes unless it is a wildcard; or the object's name.</summary>
    public string Text { get; }

    /// <summary>The input as given: the object, or the text.</summary>
    public object Given => Source ?? Text;

    /// <summary>The assignment given; null where something else was.</summary>
    public PimAssignment? Assignment => Source as PimAssignment;

    /// <summary>The role that the object given is or is about; null where there is none.</summary>
    public PimRole? Role => Source as PimRole ?? (Source as PimAssignment)?.Role ?? (Source as PimRequest)?.Role;

    /// <summary>The scope that the object given is or is about; null where there is none.</summary>
    public PimScope? Scope => Source as PimScope ?? (Source as PimAssignment)?.Scope ?? (Source as PimRequest)?.Scope;

    /// <summary>The principal that the object given is or is about; null where there is none.</summary>
    public PimPrincipal? Principal => Source as PimPrincipal ?? (Source as PimAssignment)?.Principal ?? (Source as PimRequest)?.Principal ?? (Source as PimApproverPerson)?.Principal;

    /// <summary>The membership or the ownership of a group; null for either.</summary>
    public PimAccess? Access { get; }

    /// <summary>Tells whether it is a wildcard, which may mean many or none.</summary>
    public bool IsWildcard => _pattern is not null;

    /// <summary>Tells whether a text would be a wildcard.</summary>
    internal static bool IsWildcardText(string text) => WildcardName.IsWildcard(text.Trim());

    /// <summary>The same name, for the membership or the ownership of a group alone. An object says itself which of them it is.</summary>
    public PimIdentity OfAccess(PimAccess? access) => access is null || Source is not null ? this : new PimIdentity(this, access);

    /// <summary>Tells whether it means the thing with this id and these names.</summary>
    public bool Matches(string id, params string?[] names)
    {
        if (Id is not null)
        {
            return Same(Id, id);
        }

        if (Same(Text, id))
        {
            return true;
        }

        foreach (var name in names)
        {
            if (name is not null && (Same(Text, name) || _pattern?.IsMatch(LookAlikes.Fold(name)) == true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether it means this role. A role given as an object fits only the same kind and access.</summary>
    public bool Matches(PimRole role) => Role?.IsSameAs(role)
        ?? ((Access is null || Access == role.Access) && IsNameOf(role));

    /// <summary>Tells whether it means this scope. Wildcards are matched with its name only.</summary>
    public bool Matches(PimScope scope) => Scope is { } given
        ? Same(given.Id, scope.Id)
        : Matches(scope.Id, scope.DisplayName, ApplicationNames.Plain(scope)) || (Id is null && (Same(Text, LastSegment(scope.Id)) || Same(AzureScopeId.Canonical(LookAlikes.Fold(Text)), scope.Id)));

    /// <summary>Tells whether it means this principal.</summary>
    public bool Matches(PimPrincipal principal) => Principal is { } given
        ? Same(given.Id, principal.Id)
        : Matches(principal.Id, principal.DisplayName, principal.UserPrincipalName);

    /// <inheritdoc />
    public override string ToString() => Text;

    private bool IsNameOf(PimRole role) =>
        Matches(role.Id, role.Name, GroupRoleNames.Full(role, role.Name)) || (Id is null && Same(Text, GroupRoleNames.Full(role, role.Id)));

    // What looks the same to a person is the same.
    private static bool Same(string one, string? other)
    {
        if (other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
        {
            return other is not null;
        }

        var (plain, plainOther) = (LookAlikes.Fold(one), LookAlikes.Fold(other));
        return (!ReferenceEquals(plain, one) || !ReferenceEquals(plainOther, other)) && string.Equals(plain, plainOther, StringComparison.OrdinalIgnoreCase);
    }

    // The guid at the end of /administrativeUnits/{id}, so that a bare id is enough.
    private static string? LastSegment(string id)
    {
        var slash = id.LastIndexOf('/');
        return slash > 0 && slash < id.Length - 1 ? id.Substring(slash + 1) : null;
    }
}
