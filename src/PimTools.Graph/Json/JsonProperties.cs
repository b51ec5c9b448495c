using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Json;

/// <summary>Reads properties without regard to case: the services are not consistent about it (API reference, section 2).</summary>
internal static class JsonProperties
{
    public static JToken? Get(this JObject element, string name) =>
        element.GetValue(name, StringComparison.OrdinalIgnoreCase) is { Type: not JTokenType.Null } value ? value : null;

    /// <summary>A text; null when it is absent, null or empty.</summary>
    public static string? Text(this JObject element, string name) =>
        element.Get(name) is JValue { Value: not null } value && value.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>The text that a reader stands at; null where it is null or empty, or no single value.</summary>
    public static string? Text(this JsonReader json)
    {
        if (json.TokenType is JsonToken.StartObject or JsonToken.StartArray)
        {
            json.Skip();
            return null;
        }

        return json.Value is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? JsonNames.Share(json, text) : null;
    }

    /// <summary>A text that no answer may lack.</summary>
    public static string RequiredText(this JObject element, string name) => element.Text(name).Required(name);

    /// <summary>A text that was read and no answer may lack.</summary>
    public static string Required(this string? text, string name) => text
        ?? throw new PimException(PimErrorCode.InvalidResponse, $"The service's answer lacks '{name}'.");

    public static bool Flag(this JObject element, string name) => element.OptionalFlag(name) ?? false;

    /// <summary>A boolean, which some samples write as a string.</summary>
    public static bool? OptionalFlag(this JObject element, string name) => element.Text(name).AsFlag();

    /// <summary>A text as a boolean; null where it is none.</summary>
    public static bool? AsFlag(this string? text) => bool.TryParse(text, out var flag) ? flag : null;

    /// <summary>A whole number; null when it is absent or none.</summary>
    public static int? Number(this JObject element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static JObject? Child(this JObject element, string name) => element.Get(name) as JObject;

    public static IEnumerable<JObject> Children(this JObject element, string name) =>
        element.Get(name) is JArray items ? items.OfType<JObject>() : Enumerable.Empty<JObject>();

    /// <summary>The elements of a list. An answer that is no list does not say that there are none.</summary>
    /// <exception cref="PimException">There is no list (<see cref="PimErrorCode.InvalidResponse"/>).</exception>
    public static IEnumerable<JObject> Elements(this JObject answer) => answer.Get("value") is JArray
        ? answer.Children("value")
        : throw new PimException(PimErrorCode.InvalidResponse, "The service's answer has no 'value'.");

    public static IEnumerable<string> Texts(this JObject element, string name) =>
        element.Get(name) is JArray items ? items.OfType<JValue>().Select(item => item.ToString(CultureInfo.InvariantCulture)) : Enumerable.Empty<string>();

    /// <summary>A time, UTC; the service's "never", 0001-01-01, is null (API reference, section 15).</summary>
    public static DateTimeOffset? Time(this JObject element, string name) => element.Text(name).AsTime();

    /// <summary>A text as a time, as <see cref="Time"/>.</summary>
    public static DateTimeOffset? AsTime(this string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year > 1 ? time : null;

    /// <summary>The time at which something ends; null where it has no end.</summary>
    /// <exception cref="PimException">It is no time: taken as none, it would make a permanent assignment of it (<see cref="PimErrorCode.InvalidResponse"/>).</exception>
    public static DateTimeOffset? EndTime(this JsonRecord element, string name) =>
        element.Text(name) is not { } text ? null
        : text.AsTime() is { } end ? end
        : !text.StartsWith("0001-01-01", StringComparison.Ordinal)
            ? throw new PimException(PimErrorCode.InvalidResponse, $"The service's answer has '{text}' as '{name}', which is no time.")
            : null;

    /// <summary>An ISO 8601 duration.</summary>
    public static TimeSpan? Duration(this JObject element, string name) => element.Text(name).AsDuration(name);

    /// <summary>A text as an ISO 8601 duration; null for none.</summary>
    /// <exception cref="PimException">It is none (<see cref="PimErrorCode.InvalidResponse"/>).</exception>
    public static TimeSpan? AsDuration(this string? text, string name)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new PimException(PimErrorCode.InvalidResponse, $"The service's answer has '{text}' as '{name}', which is no duration.", e);
        }
    }

    /// <summary>One word of an enumeration in any case; null when it is absent or unknown.</summary>
    public static T? Word<T>(this JObject element, string name)
        where T : struct, Enum => element.Text(name).AsWord<T>();

    /// <summary>A text as one word of an enumeration in any case; null where it is none.</summary>
    public static T? AsWord<T>(this string? text)
        where T : struct, Enum =>
        text is not null && text.All(char.IsLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : null;

    /// <summary>Sets a property under the name it has already, whatever its case.</summary>
    public static void Put(this JObject element, string name, JToken? value)
    {
        if (element.Property(name, StringComparison.OrdinalIgnoreCase) is { } property)
        {
            property.Value = value ?? JValue.CreateNull();
        }
        else
        {
            element[name] = value;
        }
    }
}
