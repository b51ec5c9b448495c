namespace PimTools;

/// <summary>The account of a user, as far as it matters for what the user may hold. A null value was not told.</summary>
public sealed class PimAccount
{
    /// <summary>Creates an account.</summary>
    /// <param name="id">The user's object id.</param>
    public PimAccount(string id) => Id = id;

    /// <summary>The user's object id.</summary>
    public string Id { get; }

    /// <summary>Tells whether the user can sign in.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Tells whether it is a guest of another organization.</summary>
    public bool? IsGuest { get; init; }

    /// <summary>Tells whether it comes from an on-premises directory. The service tells nothing of those that never did.</summary>
    public bool? IsSynchronized { get; init; }

    /// <inheritdoc />
    public override string ToString() => Id;
}
