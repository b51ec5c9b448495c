using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Help.About;
using PimTools.Help.CommandHelp;
using PimTools.Help.Pages;

namespace PimTools.Help;

/// <summary>Turns a docs folder into a module's help files. With one problem in any page nothing is written.</summary>
public static class HelpBuild
{
    private const string HelpFile = "PimTools.dll-Help.xml";

    /// <summary>Builds the help.</summary>
    /// <returns>What is wrong with the pages; empty when the help was written.</returns>
    public static IReadOnlyList<PageProblem> Run(string docsFolder, string moduleFolder)
    {
        var problems = new List<PageProblem>();
        var commands = Read(Path.Combine(docsFolder, "cmdlets"), "*.md", CommandPageReader.Read, problems);
        var topics = Read(docsFolder, "about_*.md", AboutPageReader.Read, problems);

        if (problems.Count == 0)
        {
            var folder = Directory.CreateDirectory(Path.Combine(moduleFolder, "en-US")).FullName;
            MamlWriter.Write(commands, Path.Combine(folder, HelpFile));

            foreach (var topic in topics)
            {
                File.WriteAllText(Path.Combine(folder, topic.Name + ".help.txt"), AboutWriter.Write(topic));
            }
        }

        return problems;
    }

    private static List<T> Read<T>(string folder, string pattern, Func<MarkdownPage, T?> read, List<PageProblem> problems)
        where T : class
    {
        var pages = new List<T>();

        foreach (var path in Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal))
        {
            var markdown = MarkdownPage.Parse(path, File.ReadAllText(path));
            if (read(markdown) is { } page)
            {
                pages.Add(page);
            }

            problems.AddRange(markdown.Problems);
        }

        return pages;
    }
}
