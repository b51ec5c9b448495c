using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>Follows a list from page to page. One that leads back to an address it came from would never end.</summary>
internal sealed class ListPages
{
    private readonly HashSet<Uri> _met;

    /// <param name="first">The address of the first page.</param>
    public ListPages(Uri first)
    {
        _met = new HashSet<Uri> { first };
        Current = first;
    }

    /// <summary>The page to read now; null after the last.</summary>
    public Uri? Current { get; private set; }

    /// <summary>Goes on to the page after one that was read whole.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="PimException">The list goes on nowhere, or in a circle (<see cref="PimErrorCode.InvalidResponse"/>).</exception>
    public bool MoveNext(JObject answer) => MoveNext(answer.Text("@odata.nextLink") ?? answer.Text("nextLink"));

    /// <param name="link">Where the answer says that the list goes on; null where it ends.</param>
    /// <returns>As <see cref="MoveNext(JObject)"/>.</returns>
    /// <exception cref="PimException">As <see cref="MoveNext(JObject)"/>.</exception>
    public bool MoveNext(string? link)
    {
        Current = link is null ? null
            : Uri.TryCreate(link, UriKind.Absolute, out var next) && _met.Add(next) ? next
            : throw new PimException(PimErrorCode.InvalidResponse, "The service's list goes on at an address that is none, or that was read already.");
        return Current is not null;
    }
}
