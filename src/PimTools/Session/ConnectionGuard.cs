using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Input;
using PimTools.Models;

namespace PimTools.Session;

/// <summary>
/// Notes which tenant an object is of, which it tells also after a job or in a file. The ids of built-in roles and of the directory are the same in
/// every tenant, so that an object of one could act on another without a word.
/// </summary>
internal static class ConnectionGuard
{
    /// <summary>Notes where an object that is put out comes from.</summary>
    public static void Note(object output, PimContext context)
    {
        // The directory is one object for all.
        if (output is IOfTenant { TenantId: null } read && !ReferenceEquals(output, PimScope.Directory))
        {
            read.TenantId = context.TenantId;
        }
    }

    /// <summary>Refuses an object of another tenant.</summary>
    /// <param name="bound">What was given to a command.</param>
    /// <param name="client">The client that it goes to; asked for only where an object was given.</param>
    /// <exception cref="PimException">One is of another tenant (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(IReadOnlyDictionary<string, object?> bound, Func<IPimClient> client)
    {
        foreach (var source in bound.Values.SelectMany(Sources))
        {
            if (source.TenantId is { } tenant && client().Context is var context
                && !string.Equals(tenant, context.TenantId, StringComparison.OrdinalIgnoreCase))
            {
                throw new PimException(PimErrorCode.InvalidParameter, $"'{source}' belongs to the tenant {tenant}, but {context.Name} is connected to {context.TenantId}.")
                {
                    Remedy = "Give -Context the connection that it was read with, or give its name as text to mean the object of that name in this tenant.",
                    TargetObject = source,
                };
            }
        }
    }

    private static IEnumerable<IOfTenant> Sources(object? value) =>
        GivenIdentities.In(value).Select(identity => identity.Source).Concat(value as IEnumerable<object> ?? Array.Empty<object>()).OfType<IOfTenant>();
}
