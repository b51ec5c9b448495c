using System;
using Newtonsoft.Json;

namespace PimTools.Graph.Http;

/// <summary>The way in which the elements of a list are read.</summary>
/// <param name="Read">Reads the element that the reader stands at, and leaves the reader at its end.</param>
/// <param name="Key">Tells an element from the others, so that none is handed over twice where a page is read again.</param>
internal sealed record ListElement<T>(Func<JsonReader, T> Read, Func<T, string> Key);
