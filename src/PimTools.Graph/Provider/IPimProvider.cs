namespace PimTools.Graph.Provider;

/// <summary>Supplies one of the three kinds of PIM: what that kind has of the contract, in parts.</summary>
internal interface IPimProvider
{
    PimKind Kind { get; }

    IKindCatalogue Catalogue { get; }

    IKindAssignments Assignments { get; }

    IKindRequests Requests { get; }

    IKindSettings Settings { get; }

    /// <summary>Null for a kind whose service has no batches.</summary>
    HolderReader? Holders { get; }

    /// <summary>Null for a kind without.</summary>
    IKindResources? Resources { get; }

    /// <summary>Null for a kind without.</summary>
    IKindActivityLog? ActivityLog { get; }
}
