namespace PimTools;

/// <summary>The outcome of doing something to one of several: deciding about or withdrawing a request, or deciding in an access review.</summary>
/// <typeparam name="T">The kind of item.</typeparam>
public sealed class PimFollowUp<T>
    where T : class
{
    private PimFollowUp(T item, T? latest, PimException? error)
    {
        Item = item;
        Latest = latest;
        Error = error;
    }

    /// <summary>The item as it was.</summary>
    public T Item { get; }

    /// <summary>The item as it stands afterwards; null where the service refused, and where it cannot be read.</summary>
    public T? Latest { get; }

    /// <summary>The refusal, or, where <see cref="IsDone"/>, why the item cannot be read afterwards; null where there is a <see cref="Latest"/>.</summary>
    public PimException? Error { get; }

    /// <summary>Tells whether the service took it.</summary>
    public bool IsDone { get; private init; }

    /// <summary>The service took it, and the item was read again.</summary>
    internal static PimFollowUp<T> Done(T item, T latest) => new(item, latest, null) { IsDone = true };

    /// <summary>The service took it, and the item could not be read again.</summary>
    internal static PimFollowUp<T> Unread(T item, PimException error) => new(item, null, error) { IsDone = true };

    /// <summary>The service refused it, or whether it took it is not known.</summary>
    internal static PimFollowUp<T> Refused(T item, PimException error) => new(item, null, error);
}
