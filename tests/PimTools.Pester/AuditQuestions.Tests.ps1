# Each question of docs/audit.md, as its page says it.

BeforeDiscovery {
    $page = Get-Content "$PSScriptRoot/../../docs/audit.md" -Raw
    $questions = [regex]::Matches($page, '(?ms)^### (?<number>\d+)\. (?<title>[^\r\n]+?)\r?\n\r?\n```powershell\r?\n(?<script>.*?)```').ForEach({
            @{ Number = [int] $_.Groups['number'].Value; Title = $_.Groups['title'].Value; Script = $_.Groups['script'].Value }
        })
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As emil -Reset

    # Nobody in the tenant is gone, nobody bears a refusal of PIM itself, nothing was assigned past PIM, and nobody decides in a ring.
    $without = 8, 13, 14, 18
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'The questions of docs/audit.md' {
    It 'are twenty' -ForEach @{ Numbers = $questions.Number } {
        $Numbers | Should -Be (1..20)
    }

    It '<Number>. <Title>' -ForEach $questions {
        $answer = & ([scriptblock]::Create($Script)) -ErrorAction Stop 3>$null 2>&1

        $answer | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        if ($Number -notin $without) { $answer | Should -Not -BeNullOrEmpty }
    }

    It 'find an assignment outside of PIM' {
        $dana = Connect-Pim -Emulator -As dana -Name dana
        $null = Select-PimContext emil@contoso.com
        $role = Get-PimRole 'Teams Reader' -Kind EntraRole
        $fay = Get-PimAssignment 'Groups Administrator' -Kind EntraRole | Where-Object UserPrincipalName -eq 'fay@contoso.com'
        $null = Invoke-PimRequest roleManagement/directory/roleAssignments -Method POST -Context dana -Confirm:$false -Body @{ principalId = $fay.PrincipalId; roleDefinitionId = $role.Id; directoryScopeId = '/' }

        $found = Get-PimAuditLog -Activity 'Add member to role outside of PIM*'
        $found.Role, "$($found.Principal)", "$($found.Initiator)" | Should -Be 'Teams Reader', 'Fay Ito', 'Dana Lindqvist'
    }
}
