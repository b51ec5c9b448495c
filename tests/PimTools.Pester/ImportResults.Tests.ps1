# The file that -ResultPath names.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }
}

AfterAll { $null = Disconnect-Pim -All }

Describe 'A file of results' {
    BeforeEach { $null = Connect-Pim -Emulator -As dana -Reset }

    It 'takes the lines of one import at a time' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'
        $results = "$TestDrive/shared.csv"
        $null = Import-PimAssignment $rows -ResultPath $results
        $before = Get-Content $results -Raw

        # As the other import has it open.
        $share = if ($IsLinux -or $IsMacOS) { 'None' } else { 'Read' }
        $other = [IO.FileStream]::new($results, 'Append', 'Write', $share)
        try {
            { Import-PimAssignment $rows -ResultPath $results -ErrorAction Stop } | Should -Throw '*shared.csv*' -ErrorId 'InvalidParameter,*'
        }
        finally { $other.Dispose() }

        Get-Content $results -Raw | Should -Be $before
    }

    It 'is its owner''s alone from the start' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/mode.csv"
        [IO.File]::GetUnixFileMode("$TestDrive/mode.csv") | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
    }

    It 'of an import into another tenant resumes nothing' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/tenant.csv"
        (Get-Content "$TestDrive/tenant.csv" -Raw).Replace((Get-PimContext).TenantId, '11111111-2222-4333-8444-555555555555') | Set-Content "$TestDrive/tenant.csv"

        { Import-PimAssignment $rows -ResumeFrom "$TestDrive/tenant.csv" -ErrorAction Stop } |
            Should -Throw '*11111111-2222-4333-8444-555555555555*' -ErrorId 'WrongTenant,*'
    }
}
