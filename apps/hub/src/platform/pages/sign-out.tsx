/** Ends the access of the browser, on a shared computer. */
export function SignOut({ action }: { action: string }) {
  return (
    <form method="post" action={action}>
      <p class="hint" id="sortir-aide">
        Sur un ordinateur partagé, quittez cette page pour que personne d’autre ne voie vos coordonnées.
      </p>
      <button type="submit" class="second" aria-describedby="sortir-aide">
        Se déconnecter
      </button>
    </form>
  )
}
