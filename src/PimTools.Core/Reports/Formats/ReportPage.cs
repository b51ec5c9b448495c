using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>
/// Writes a report as one page that needs nothing else. Its policy allows the page's own scripts and styles alone, by their hashes, and no request;
/// what comes from the tenant stands in a block of data, which the scripts show as text.
/// </summary>
internal static class ReportPage
{
    private static readonly Regex Places = new(@"\{\{(?<name>[\w.-]+)\}\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static void Write(Report report, TextWriter text)
    {
        var template = PageFile.Read("report.html").Text;
        var places = Places.Matches(template).Cast<Match>().Select(match => (match.Index, match.Length, Name: match.Groups["name"].Value)).ToList();
        var files = places.Where(place => place.Name is not ("data" or "policy")).Select(place => place.Name).Distinct().ToDictionary(name => name, PageFile.Read);
        var end = 0;
        foreach (var place in places)
        {
            text.Write(template.Substring(end, place.Index - end));
            end = place.Index + place.Length;
            switch (place.Name)
            {
                case "data":
                    PageData.Write(report, text);
                    break;
                case "policy":
                    string Sources(string extension) => string.Join(" ", files.Where(file => file.Key.EndsWith(extension, StringComparison.Ordinal)).Select(file => file.Value.Source));
                    text.Write($"default-src 'none'; script-src {Sources(".js")}; style-src {Sources(".css")}; base-uri 'none'; form-action 'none'");
                    break;
                default:
                    text.Write(files[place.Name].Text);
                    break;
            }
        }

        text.Write(template.Substring(end));
    }
}
