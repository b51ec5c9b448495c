using System.Collections.Generic;
using System.Linq;
using PimTools.Models;
using PimTools.Text;

namespace PimTools;

/// <summary>A tenant to connect to by a name: which, as which application, for what. It holds no secret.</summary>
public sealed class PimProfile
{
    private readonly PimTextList? _kind;

    /// <summary>Creates a profile.</summary>
    public PimProfile(string name, string tenantId)
    {
        Name = name;
        TenantId = tenantId;
    }

    /// <summary>The name to connect by.</summary>
    public string Name { get; }

    /// <summary>The tenant's id or domain.</summary>
    public string TenantId { get; }

    /// <summary>The cloud.</summary>
    public PimCloud Cloud { get; init; }

    /// <summary>The id of the application; null for the one that Connect-Pim takes by itself.</summary>
    public string? ClientId { get; init; }

    /// <summary>The user principal name of the person to sign in; null for whoever signs in.</summary>
    public string? Account { get; init; }

    /// <summary>The kinds to sign in for; null for those that Connect-Pim takes by itself.</summary>
    public PimTextList? Kind
    {
        get => _kind;
        init => _kind = value;
    }

    /// <summary>The name of the favourite that is meant where neither a role nor a favourite is named; null for the one called <c>default</c>.</summary>
    public string? Favorite { get; init; }

    /// <summary>The kinds as values; null for those that Connect-Pim takes by itself.</summary>
    internal IReadOnlyCollection<PimKind>? Kinds
    {
        get => _kind?.Select(name => EnumWord.Read<PimKind>(name) ?? default).ToList();
        init => _kind = value is null ? null : new PimTextList(value.Select(kind => kind.ToString()));
    }

    /// <summary>Refuses a name that nobody could give without meaning others, too, or could not see.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void CheckName(string name) => StoredName.Check("profile", name);

    /// <inheritdoc />
    public override string ToString() => $"{Name}: tenant {TenantId}{(Cloud == PimCloud.Global ? string.Empty : $" in {Cloud}")}";
}
